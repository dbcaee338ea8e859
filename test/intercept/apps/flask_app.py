import os
import secrets
from urllib.parse import urlencode

import requests
from flask import Flask, abort, redirect, request

zoom = os.environ.get("ZOOM_BASE_URL", "https://zoom.us")
credentials = (os.environ["ZOOM_CLIENT_ID"], os.environ["ZOOM_CLIENT_SECRET"])
port = int(os.environ["PORT"])
redirect_uri = f"http://127.0.0.1:{port}/callback"
states = set()
app = Flask(__name__)


@app.get("/connect")
def connect():
    state = secrets.token_urlsafe()
    states.add(state)
    query = dict(response_type="code", client_id=credentials[0], redirect_uri=redirect_uri, state=state)
    return redirect(f"{zoom}/oauth/authorize?{urlencode(query)}")


@app.get("/callback")
def callback():
    if request.args["state"] not in states:
        abort(400)
    states.remove(request.args["state"])
    form = dict(grant_type="authorization_code", code=request.args["code"], redirect_uri=redirect_uri)
    token = requests.post(f"{zoom}/oauth/token", data=form, auth=credentials).json()
    bearer = {"Authorization": "Bearer " + token["access_token"]}
    me = requests.get(f"{token['api_url']}/v2/users/me", headers=bearer).json()
    return f"Connected as {me['email']}"


app.run(port=port)
