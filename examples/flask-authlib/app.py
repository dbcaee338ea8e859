"""Flask and Authlib, put together as Authlib's documentation of its Flask client shows."""
import os
import sqlite3
import time

from authlib.integrations.flask_client import OAuth, OAuthError
from flask import Flask, jsonify, redirect, request, session
from markupsafe import escape

PORT = int(os.environ.get("PORT", "3000"))
ZOOM = os.environ.get("ZOOM_BASE_URL", "https://zoom.us")
API = os.environ.get("ZOOM_BASE_URL", "https://api.zoom.us")
REDIRECT_URI = os.environ.get("ZOOM_REDIRECT_URI", f"http://127.0.0.1:{PORT}/callback")

app = Flask(__name__)
app.secret_key = "for development only"


def database():
    db = sqlite3.connect(os.environ.get("DATABASE", "app.db"), isolation_level=None, timeout=10)
    db.row_factory = sqlite3.Row
    db.execute(
        """CREATE TABLE IF NOT EXISTS tokens (id INTEGER PRIMARY KEY, person TEXT NOT NULL, token_type TEXT NOT NULL,
           access_token TEXT NOT NULL, refresh_token TEXT NOT NULL, expires_at INTEGER NOT NULL, deleted_at REAL)"""
    )
    return db


def find(person):
    with database() as db:
        return db.execute("SELECT * FROM tokens WHERE person = ? AND deleted_at IS NULL", (person,)).fetchone()


def delete(person):
    """Softly: the row stays, with the time at which it ended."""
    with database() as db:
        db.execute(
            "UPDATE tokens SET deleted_at = ? WHERE person = ? AND deleted_at IS NULL", (time.time(), person)
        )


def save(person, token):
    delete(person)
    with database() as db:
        db.execute(
            "INSERT INTO tokens (person, token_type, access_token, refresh_token, expires_at) VALUES (?, ?, ?, ?, ?)",
            (person, token["token_type"], token["access_token"], token["refresh_token"], token["expires_at"]),
        )


# The three hooks that Authlib asks for: how a token is found, and what is done when it was refreshed.
def fetch_token():
    row = find(session["person"])
    return dict(row) if row else None


def update_token(token, refresh_token=None, access_token=None):
    with database() as db:
        db.execute(
            "UPDATE tokens SET access_token = ?, refresh_token = ?, expires_at = ? WHERE refresh_token = ?",
            (token["access_token"], token["refresh_token"], token["expires_at"], refresh_token),
        )


oauth = OAuth(app)
oauth.register(
    name="zoom",
    client_id=os.environ.get("ZOOM_CLIENT_ID", ""),
    client_secret=os.environ.get("ZOOM_CLIENT_SECRET", ""),
    authorize_url=f"{ZOOM}/oauth/authorize",
    access_token_url=f"{ZOOM}/oauth/token",
    api_base_url=f"{API}/v2/",
    fetch_token=fetch_token,
    update_token=update_token,
)


@app.get("/health")
def health():
    return "ok"


@app.post("/sign-in")
def sign_in():
    session["person"] = request.form["person"]
    return "", 204


@app.before_request
def signed_in():
    if request.path not in ("/health", "/sign-in") and "person" not in session:
        return "Sign in first.", 401


@app.errorhandler(OAuthError)
def refused(error):
    return f"Zoom was not connected: {escape(error.error)}", 400


@app.get("/connect")
def connect():
    return oauth.zoom.authorize_redirect(REDIRECT_URI)


@app.get("/callback")
def callback():
    save(session["person"], oauth.zoom.authorize_access_token())
    return redirect("/")


@app.get("/")
def status():
    return jsonify(connected=find(session["person"]) is not None)


@app.post("/use")
def use():
    if find(session["person"]) is None:
        return "Connect to Zoom first.", 409
    try:
        answer = oauth.zoom.get("users/me")
    except OAuthError:
        delete(session["person"])
        return "Connect to Zoom again.", 409
    return ("It works.", 200) if answer.ok else ("Zoom has trouble.", 502)


@app.post("/disconnect")
def disconnect():
    delete(session["person"])
    return "", 204


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=PORT, threaded=True)
