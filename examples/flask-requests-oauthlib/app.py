"""Flask and requests-oauthlib, as Debian packages them; a typical integration, with what the library does by default."""
import hashlib
import hmac
import json
import os
import sqlite3
import threading
import time
from datetime import datetime

from flask import Flask, jsonify, redirect, request, session
from oauthlib.oauth2 import OAuth2Error
from requests import RequestException
from requests_oauthlib import OAuth2Session

PORT = int(os.environ.get("PORT", "3000"))
ZOOM = os.environ.get("ZOOM_BASE_URL", "https://zoom.us")
API = os.environ.get("ZOOM_BASE_URL", "https://api.zoom.us")
CLIENT_ID = os.environ.get("ZOOM_CLIENT_ID", "")
CLIENT_SECRET = os.environ.get("ZOOM_CLIENT_SECRET", "")
REDIRECT_URI = os.environ.get("ZOOM_REDIRECT_URI", f"http://127.0.0.1:{PORT}/callback")
WEBHOOK_SECRET = os.environ.get("ZOOM_WEBHOOK_SECRET", "").encode()
# The library requires https everywhere; a mock on this machine has none.
if ZOOM.startswith("http://127.0.0.1"):
    os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"

app = Flask(__name__)
app.secret_key = "for development only"
refresh_lock = threading.Lock()


def database():
    db = sqlite3.connect(os.environ.get("DATABASE", "app.db"), isolation_level=None, timeout=10)
    db.row_factory = sqlite3.Row
    db.execute(
        """CREATE TABLE IF NOT EXISTS connections (person TEXT PRIMARY KEY, zoom_user TEXT NOT NULL,
           access_token TEXT NOT NULL, refresh_token TEXT NOT NULL, connected_at REAL NOT NULL)"""
    )
    return db


def find(person):
    with database() as db:
        return db.execute("SELECT * FROM connections WHERE person = ?", (person,)).fetchone()


def forget(person):
    with database() as db:
        db.execute("DELETE FROM connections WHERE person = ?", (person,))


@app.get("/health")
def health():
    return "ok"


@app.post("/sign-in")
def sign_in():
    session["person"] = request.form["person"]
    return "", 204


@app.before_request
def signed_in():
    if request.path not in ("/health", "/sign-in", "/zoom/events") and "person" not in session:
        return "Sign in first.", 401


@app.get("/connect")
def connect():
    zoom = OAuth2Session(CLIENT_ID, redirect_uri=REDIRECT_URI)
    url, state = zoom.authorization_url(f"{ZOOM}/oauth/authorize")
    session["state"] = state
    return redirect(url)


@app.get("/callback")
def callback():
    if "code" in request.args and "state" not in request.args:
        return redirect("/connect")
    state = session.pop("state", None)
    if state is None or request.args.get("state") != state:
        return ("Start again.", 400) if find(session["person"]) is None else redirect("/")
    if "code" not in request.args:
        return "Zoom was not connected. You can start again.", 400
    zoom = OAuth2Session(CLIENT_ID, redirect_uri=REDIRECT_URI, state=state)
    try:
        token = zoom.fetch_token(
            f"{ZOOM}/oauth/token", code=request.args["code"], client_secret=CLIENT_SECRET, timeout=10
        )
        me = zoom.get(f"{API}/v2/users/me", timeout=10)
        me.raise_for_status()
    except OAuth2Error as refusal:
        return f"Zoom said no: {refusal.error}", 400
    except RequestException:
        return "Zoom has trouble. Start again.", 502
    zoom_user = me.json()["id"]
    with database() as db:
        db.execute("DELETE FROM connections WHERE zoom_user = ? OR person = ?", (zoom_user, session["person"]))
        db.execute(
            "INSERT INTO connections VALUES (?, ?, ?, ?, ?)",
            (session["person"], zoom_user, token["access_token"], token["refresh_token"], time.time()),
        )
    return redirect("/")


@app.get("/")
def status():
    return jsonify(connected=find(session["person"]) is not None)


@app.post("/use")
def use():
    person = session["person"]
    row = find(person)
    if row is None:
        return "Connect to Zoom first.", 409
    try:
        answer = me(row["access_token"])
        if answer.status_code == 401:
            answer = me(refreshed(person, row["access_token"]))
    except OAuth2Error as refusal:
        if refusal.error not in ("invalid_grant", "invalid_request"):
            return "Zoom has trouble.", 502
        forget(person)
        return "Connect to Zoom again.", 409
    except RequestException:
        return "Zoom has trouble.", 502
    return ("It works.", 200) if answer.ok else ("Zoom has trouble.", 502)


def me(access_token):
    session_with_token = OAuth2Session(CLIENT_ID, token={"access_token": access_token, "token_type": "bearer"})
    return session_with_token.get(f"{API}/v2/users/me", timeout=10)


def refreshed(person, stale):
    """One refresh at a time in this process; later requests use the tokens that the first one saved."""
    with refresh_lock:
        row = find(person)
        if row is None or row["access_token"] != stale:
            return row["access_token"] if row else stale
        zoom = OAuth2Session(CLIENT_ID, token={"access_token": stale, "token_type": "bearer"})
        token = zoom.refresh_token(
            f"{ZOOM}/oauth/token",
            refresh_token=row["refresh_token"],
            auth=(CLIENT_ID, CLIENT_SECRET),
            timeout=10,
        )
        with database() as db:
            db.execute(
                "UPDATE connections SET access_token = ?, refresh_token = ? WHERE person = ?",
                (token["access_token"], token["refresh_token"], person),
            )
        return token["access_token"]


@app.post("/disconnect")
def disconnect():
    row = find(session["person"])
    forget(session["person"])
    if row is not None:
        try:
            OAuth2Session(CLIENT_ID).post(
                f"{ZOOM}/oauth/revoke",
                data={"token": row["access_token"]},
                auth=(CLIENT_ID, CLIENT_SECRET),
                withhold_token=True,
                timeout=10,
            )
        except RequestException:
            pass
    return "", 204


@app.post("/zoom/events")
def zoom_events():
    timestamp = request.headers.get("x-zm-request-timestamp", "")
    signed = b"v0:" + timestamp.encode() + b":" + request.get_data()
    expected = "v0=" + hmac.new(WEBHOOK_SECRET, signed, hashlib.sha256).hexdigest()
    fresh = timestamp.isdigit() and time.time() - int(timestamp) < 300
    if not fresh or not hmac.compare_digest(expected, request.headers.get("x-zm-signature", "")):
        return "", 401
    event = json.loads(request.get_data())
    payload = event["payload"]
    if event["event"] == "endpoint.url_validation":
        token = payload["plainToken"]
        encrypted = hmac.new(WEBHOOK_SECRET, token.encode(), hashlib.sha256).hexdigest()
        return jsonify(plainToken=token, encryptedToken=encrypted)
    if event["event"] == "app_deauthorized":
        at = datetime.fromisoformat(payload["deauthorization_time"].replace("Z", "+00:00")).timestamp()
        with database() as db:
            db.execute(
                "DELETE FROM connections WHERE zoom_user = ? AND connected_at <= ?", (payload["user_id"], at)
            )
    return "", 204


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=PORT, threaded=True)
