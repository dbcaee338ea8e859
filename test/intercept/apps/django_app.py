import os
import secrets
import sys
from urllib.parse import urlencode

import requests
from django.conf import settings
from django.core.management import execute_from_command_line
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.urls import path

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    SECRET_KEY=secrets.token_urlsafe(),
    ZOOM_BASE_URL=os.environ.get("ZOOM_BASE_URL", "https://zoom.us"),
)
credentials = (os.environ["ZOOM_CLIENT_ID"], os.environ["ZOOM_CLIENT_SECRET"])
port = os.environ["PORT"]
redirect_uri = f"http://127.0.0.1:{port}/callback"
states = set()


def connect(request):
    state = secrets.token_urlsafe()
    states.add(state)
    query = dict(response_type="code", client_id=credentials[0], redirect_uri=redirect_uri, state=state)
    return HttpResponseRedirect(f"{settings.ZOOM_BASE_URL}/oauth/authorize?{urlencode(query)}")


def callback(request):
    if request.GET["state"] not in states:
        return HttpResponseBadRequest()
    states.remove(request.GET["state"])
    form = dict(grant_type="authorization_code", code=request.GET["code"], redirect_uri=redirect_uri)
    token = requests.post(f"{settings.ZOOM_BASE_URL}/oauth/token", data=form, auth=credentials).json()
    bearer = {"Authorization": "Bearer " + token["access_token"]}
    me = requests.get(f"{token['api_url']}/v2/users/me", headers=bearer).json()
    return HttpResponse(f"Connected as {me['email']}")


urlpatterns = [path("connect", connect), path("callback", callback)]
execute_from_command_line([sys.argv[0], "runserver", "--noreload", f"127.0.0.1:{port}"])
