// One small app over several ORMs: `ORM=drizzle FORM=fixed node app.js`. The forms differ in how they store a connection, and in
// nothing else. It does not refresh: see the other examples for that.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import BetterSqlite3 from 'better-sqlite3'
import { schema } from './schema.js'

const { PORT = '3000', DATABASE = 'app.db', ORM = 'objection', FORM = 'fixed' } = process.env
const { ZOOM_CLIENT_ID = '', ZOOM_CLIENT_SECRET = '', ZOOM_BASE_URL } = process.env
const zoom = ZOOM_BASE_URL ?? 'https://zoom.us'
const api = ZOOM_BASE_URL ?? 'https://api.zoom.us'
const redirectUri = process.env.ZOOM_REDIRECT_URI ?? `http://127.0.0.1:${PORT}/callback`

new BetterSqlite3(DATABASE).exec(schema(FORM)).close()
const store = await import(`./${ORM}.js`)
await store.open(DATABASE, FORM)
const connect = store.connect[FORM]
const softDelete = FORM === 'fixed' ? store.softDeleteAndEmpty : store.softDelete

/** What is known about each browser, by its cookie. */
const sessions = new Map()

class Refused extends Error {}

const routes = {
  'GET /health': () => [200, 'ok'],

  'GET /connect': (session) => {
    session.state = randomBytes(16).toString('hex')
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: ZOOM_CLIENT_ID,
      redirect_uri: redirectUri,
      state: session.state,
    })
    return [302, '', { location: `${zoom}/oauth/authorize?${query}` }]
  },

  'GET /callback': async (session, query) => {
    const { state } = session
    delete session.state
    if (state === undefined || query.get('state') !== state || !query.has('code'))
      return [400, 'Start again.']
    await connect(session.person, query.get('code'), exchange)
    return [302, '', { location: '/' }]
  },

  'GET /': async ({ person }) => [200, JSON.stringify({ connected: Boolean(await store.find(person)) })],

  'POST /use': async ({ person }) => {
    const row = await store.find(person)
    if (!row) return [409, 'Connect to Zoom first.']
    const answer = await fetch(`${api}/v2/users/me`, {
      headers: { authorization: `Bearer ${row.access_token}` },
    })
    if (answer.status === 401) return [409, 'Connect to Zoom again.']
    return answer.ok ? [200, 'It works.'] : [502, 'Zoom has trouble.']
  },

  'POST /disconnect': async ({ person }) => {
    const row = await store.find(person)
    await softDelete(person)
    if (row?.access_token) await post('/oauth/revoke', { token: row.access_token })
    return [204, '']
  },
}

async function exchange(code) {
  const answer = await post('/oauth/token', {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
  })
  if (!answer.ok) throw new Refused(await answer.text())
  const { access_token, refresh_token } = await answer.json()
  return { access_token, refresh_token }
}

function post(path, form) {
  const credentials = Buffer.from(`${ZOOM_CLIENT_ID}:${ZOOM_CLIENT_SECRET}`).toString('base64')
  return fetch(zoom + path, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams(form),
  })
}

async function respond(request) {
  const { pathname, searchParams } = new URL(request.url, redirectUri)
  const route = `${request.method} ${pathname}`
  if (route === 'POST /sign-in') {
    const body = (await request.toArray()).join('')
    const id = randomBytes(16).toString('hex')
    sessions.set(id, { person: new URLSearchParams(body).get('person') })
    return [204, '', { 'set-cookie': `session=${id}; HttpOnly; SameSite=Lax; Path=/` }]
  }
  const session = sessions.get(/session=(\w+)/.exec(request.headers.cookie ?? '')?.[1])
  if (!session && route !== 'GET /health') return [401, 'Sign in first.']
  return routes[route]?.(session, searchParams) ?? [404, '']
}

const server = createServer(async (request, response) => {
  const [status, body, headers] = await respond(request).catch((error) => {
    if (error instanceof Refused) return [400, 'Zoom refused the code. Start again.']
    console.error(error)
    return [500, 'Something went wrong.']
  })
  response.writeHead(status, headers).end(body)
})
server.listen(Number(PORT), '127.0.0.1')
