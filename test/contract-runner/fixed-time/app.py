# Refreshes when 55 minutes have passed by its own clock, and at no other time.
import base64, json, os, re, secrets, time, urllib.error, urllib.parse, urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ZOOM, BACK = os.environ["ZOOM_URL"], os.environ["REDIRECT_URI"]
KEY = base64.b64encode(f"{os.environ['CLIENT_ID']}:{os.environ['CLIENT_SECRET']}".encode()).decode()
rows, states = {}, {}


def send(url, headers, fields=None):
    data = None if fields is None else urllib.parse.urlencode(fields).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data, headers)) as response:
            return json.loads(response.read())
    except urllib.error.HTTPError:
        return None


def tokens(person, **fields):
    row = send(f"{ZOOM}/oauth/token", {"Authorization": f"Basic {KEY}"}, fields)
    if row is not None:
        rows[person] = {**row, "saved_at": time.time()}
    return row


def use(person):
    row = rows.get(person)
    if row and time.time() - row["saved_at"] > 55 * 60:
        row = tokens(person, grant_type="refresh_token", refresh_token=row["refresh_token"])
    if not row:
        return 409
    return 200 if send(f"{ZOOM}/v2/users/me", {"Authorization": f"Bearer {row['access_token']}"}) else 502


class App(BaseHTTPRequestHandler):
    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(url.query))
        found = re.search(r"person=([\w-]+)", self.headers.get("Cookie", ""))
        person, status, headers = found and found[1], 200, {}
        if url.path == "/sign-in":
            headers["Set-Cookie"] = f"person={query['person']}; Path=/"
        elif url.path == "/connect":
            states[person] = secrets.token_urlsafe()
            asked = {"response_type": "code", "client_id": os.environ["CLIENT_ID"], "redirect_uri": BACK, "state": states[person]}
            status, headers["Location"] = 302, f"{ZOOM}/oauth/authorize?{urllib.parse.urlencode(asked)}"
        elif url.path == "/callback":
            state = states.pop(person, None)
            good = state is not None and query.get("state") == state
            status = 200 if good and tokens(person, grant_type="authorization_code", code=query["code"], redirect_uri=BACK) else 400
        elif url.path == "/use":
            status = use(person)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), App).serve_forever()
