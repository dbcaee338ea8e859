// An app with zoom.us written into it, for one person at a time: no setting, no library, no account.
import { createServer } from 'node:http'

const { PORT, CLIENT_ID, CLIENT_SECRET } = process.env
const redirectUri = `http://127.0.0.1:${PORT}/callback`
const tokens = new Map()

async function connect(code) {
  const response = await fetch('https://zoom.us/oauth/token', {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${CLIENT_ID}:${CLIENT_SECRET}`)}` },
    body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri }),
  })
  return (await response.json()).access_token
}

async function me(token) {
  const headers = { authorization: `Bearer ${token}` }
  return (await fetch('https://api.zoom.us/v2/users/me', { headers })).status
}

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, redirectUri)
  const session = /sid=([\w-]+)/.exec(request.headers.cookie)?.[1] ?? crypto.randomUUID()
  const answer = (status, headers = {}) =>
    response.writeHead(status, { 'set-cookie': `sid=${session}; Path=/`, ...headers }).end()
  if (pathname === '/connect') {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: CLIENT_ID,
      redirect_uri: redirectUri,
      state: session,
    })
    return answer(302, { location: `https://zoom.us/oauth/authorize?${query}` })
  }
  if (pathname === '/callback') {
    tokens.set(session, await connect(searchParams.get('code')))
    return answer(200)
  }
  if (pathname === '/use') return answer(tokens.has(session) ? await me(tokens.get(session)) : 409)
  return answer(200)
}).listen(Number(PORT), '127.0.0.1')
