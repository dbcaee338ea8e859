"""Asks Zoom for a token and for the users of the account, with requests."""
import requests

form = {"grant_type": "account_credentials", "account_id": "fjWCMNv_RySUpbdBJjO-Tg"}
app = ("acme_reports_s2s_0001", "acme-reports-secret-for-dev-0001")
token = requests.post("https://zoom.us/oauth/token", data=form, auth=app).json()
print(token["api_url"])
with requests.Session() as session:
    session.headers["Authorization"] = "Bearer " + token["access_token"]
    print(*(user["email"] for user in session.get("https://api.zoom.us/v2/users").json()["users"]))
