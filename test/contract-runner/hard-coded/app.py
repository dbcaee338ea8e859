# An app with zoom.us written into it, for one person at a time: no setting, no library, no account.
import base64, json, os, re, uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urlparse
from urllib.request import Request, urlopen

redirect_uri = f'http://127.0.0.1:{os.environ["PORT"]}/callback'
client_id = os.environ['CLIENT_ID']
tokens = {}


def connect(code):
    basic = base64.b64encode(f'{client_id}:{os.environ["CLIENT_SECRET"]}'.encode()).decode()
    form = {'grant_type': 'authorization_code', 'code': code, 'redirect_uri': redirect_uri}
    request = Request('https://zoom.us/oauth/token', urlencode(form).encode(), {'Authorization': f'Basic {basic}'})
    return json.load(urlopen(request))['access_token']


def me(token):
    try:
        return urlopen(Request('https://api.zoom.us/v2/users/me', headers={'Authorization': f'Bearer {token}'})).status
    except HTTPError as refused:
        return refused.code


class App(BaseHTTPRequestHandler):
    def do_GET(self):
        url = urlparse(self.path)
        found = re.search(r'sid=([\w-]+)', self.headers.get('Cookie', ''))
        session = found.group(1) if found else str(uuid.uuid4())
        location, status = None, 200
        if url.path == '/connect':
            query = {'response_type': 'code', 'client_id': client_id, 'redirect_uri': redirect_uri, 'state': session}
            location, status = f'https://zoom.us/oauth/authorize?{urlencode(query)}', 302
        elif url.path == '/callback':
            tokens[session] = connect(parse_qs(url.query)['code'][0])
        elif url.path == '/use':
            status = me(tokens[session]) if session in tokens else 409
        self.send_response(status)
        self.send_header('Set-Cookie', f'sid={session}; Path=/')
        if location:
            self.send_header('Location', location)
        self.send_header('Content-Length', '0')
        self.end_headers()

    do_POST = do_GET


ThreadingHTTPServer(('127.0.0.1', int(os.environ['PORT'])), App).serve_forever()
