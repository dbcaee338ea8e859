# The same small app as in ../node, over Django and SQLAlchemy: `ORM=django FORM=fixed python3 app.py`. The forms differ in how they
# store a connection, and in nothing else.
import importlib
import json
import os
import re
import secrets
import sqlite3
import traceback
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import Request, urlopen
from base64 import b64encode

PORT = int(os.environ.get("PORT", "3000"))
DATABASE = os.environ.get("DATABASE", "app.db")
FORM = os.environ.get("FORM", "fixed")
ZOOM = os.environ.get("ZOOM_BASE_URL", "https://zoom.us")
API = os.environ.get("ZOOM_BASE_URL", "https://api.zoom.us")
CLIENT_ID = os.environ.get("ZOOM_CLIENT_ID", "")
CLIENT_SECRET = os.environ.get("ZOOM_CLIENT_SECRET", "")
REDIRECT_URI = os.environ.get("ZOOM_REDIRECT_URI", f"http://127.0.0.1:{PORT}/callback")

with sqlite3.connect(DATABASE) as db:
    # The broken forms keep the code, and have a key over all rows.
    code = "" if FORM == "fixed" else "code TEXT,"
    key = "one_live_row" if FORM == "fixed" else "one_row_per_person"
    live = "WHERE deleted_at IS NULL" if FORM == "fixed" else ""
    db.execute(
        f"""CREATE TABLE IF NOT EXISTS zoom_connections (id INTEGER PRIMARY KEY, person TEXT NOT NULL, {code}
            access_token TEXT, refresh_token TEXT, deleted_at TEXT)"""
    )
    db.execute(f"CREATE UNIQUE INDEX IF NOT EXISTS {key} ON zoom_connections (person) {live}")

store = importlib.import_module(f"{os.environ.get('ORM', 'django')}_store")
store.open_database(DATABASE, FORM)
connect = store.connect[FORM]
soft_delete = store.soft_delete_and_empty if FORM == "fixed" else store.soft_delete

# What is known about each browser, by its cookie.
sessions = {}


class Refused(Exception):
    pass


def post(path, form):
    credentials = b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
    request = Request(ZOOM + path, urlencode(form).encode(), {"Authorization": f"Basic {credentials}"})
    return urlopen(request, timeout=10)


def exchange(code):
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT_URI}
    try:
        with post("/oauth/token", form) as answer:
            tokens = json.load(answer)
    except HTTPError as refusal:
        raise Refused(refusal.read()) from refusal
    return {"access_token": tokens["access_token"], "refresh_token": tokens["refresh_token"]}


def begin(session, _query):
    session["state"] = secrets.token_hex(16)
    query = {"response_type": "code", "client_id": CLIENT_ID, "redirect_uri": REDIRECT_URI, "state": session["state"]}
    return 302, f"{ZOOM}/oauth/authorize?{urlencode(query)}"


def callback(session, query):
    state = session.pop("state", None)
    if state is None or query.get("state") != [state] or "code" not in query:
        return 400, "Start again."
    try:
        connect(session["person"], query["code"][0], exchange)
    except Refused:
        return 400, "Zoom refused the code. Start again."
    return 302, "/"


def status(session, _query):
    return 200, json.dumps({"connected": store.find(session["person"]) is not None})


def use(session, _query):
    row = store.find(session["person"])
    if row is None:
        return 409, "Connect to Zoom first."
    try:
        urlopen(Request(f"{API}/v2/users/me", headers={"Authorization": f"Bearer {row.access_token}"}), timeout=10).close()
    except HTTPError as refusal:
        return (409, "Connect to Zoom again.") if refusal.code == 401 else (502, "Zoom has trouble.")
    return 200, "It works."


def disconnect(session, _query):
    row = store.find(session["person"])
    token = row and row.access_token
    soft_delete(session["person"])
    if token:
        post("/oauth/revoke", {"token": token}).close()
    return 204, ""


routes = {
    "GET /connect": begin,
    "GET /callback": callback,
    "GET /": status,
    "POST /use": use,
    "POST /disconnect": disconnect,
}


class Handler(BaseHTTPRequestHandler):
    def respond(self):
        url = urlsplit(self.path)
        route = f"{self.command} {url.path}"
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        found = re.search(r"session=(\w+)", self.headers.get("Cookie", ""))
        session = sessions.get(found and found[1])
        if route == "GET /health":
            return self.send(200, "ok")
        if route == "POST /sign-in":
            key = secrets.token_hex(16)
            sessions[key] = {"person": parse_qs(body)["person"][0]}
            return self.send(204, "", {"Set-Cookie": f"session={key}; HttpOnly; SameSite=Lax; Path=/"})
        if session is None:
            return self.send(401, "Sign in first.")
        if route not in routes:
            return self.send(404, "")
        try:
            code, text = routes[route](session, parse_qs(url.query))
        except Exception:
            traceback.print_exc()
            code, text = 500, "Something went wrong."
        return self.send(code, "", {"Location": text}) if code == 302 else self.send(code, text)

    do_GET = do_POST = respond

    def send(self, code, text, headers={}):
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        if code != 204:
            self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


HTTPServer(("127.0.0.1", PORT), Handler).serve_forever()
