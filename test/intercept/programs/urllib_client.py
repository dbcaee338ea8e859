"""Asks Zoom for a token and for the users of the account, with what Python brings."""
import base64
import json
from urllib.parse import urlencode
from urllib.request import Request, urlopen

credentials = base64.b64encode(b"acme_reports_s2s_0001:acme-reports-secret-for-dev-0001").decode()
form = {"grant_type": "account_credentials", "account_id": "fjWCMNv_RySUpbdBJjO-Tg"}
ask = Request("https://zoom.us/oauth/token", urlencode(form).encode(), {"Authorization": "Basic " + credentials})
token = json.load(urlopen(ask))
print(token["api_url"])
bearer = {"Authorization": "Bearer " + token["access_token"]}
users = json.load(urlopen(Request("https://api.zoom.us/v2/users", headers=bearer)))["users"]
print(*(user["email"] for user in users))
