// Fastify and simple-oauth2, used as its README shows. Zoom's address is a setting.
import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import BetterSqlite3 from 'better-sqlite3'
import Fastify from 'fastify'
import { AuthorizationCode } from 'simple-oauth2'

const { PORT = '3000', DATABASE = 'app.db', ZOOM_CLIENT_ID = '', ZOOM_CLIENT_SECRET = '' } = process.env
const { ZOOM_BASE_URL: zoomUrl = 'https://zoom.us', ZOOM_BASE_URL: apiUrl = 'https://api.zoom.us' } =
  process.env
const redirectUri = process.env.ZOOM_REDIRECT_URI ?? `http://127.0.0.1:${PORT}/callback`

const client = new AuthorizationCode({
  client: { id: ZOOM_CLIENT_ID, secret: ZOOM_CLIENT_SECRET },
  auth: { tokenHost: zoomUrl, authorizePath: '/oauth/authorize', tokenPath: '/oauth/token' },
})

const db = new BetterSqlite3(DATABASE)
db.exec(`CREATE TABLE IF NOT EXISTS connections
  (id INTEGER PRIMARY KEY, person TEXT NOT NULL, token TEXT NOT NULL, deleted_at INTEGER) STRICT`)
const sql = {
  find: db.prepare('SELECT * FROM connections WHERE person = ? AND deleted_at IS NULL'),
  add: db.prepare('INSERT INTO connections (person, token) VALUES (?, ?)'),
  saveToken: db.prepare('UPDATE connections SET token = ? WHERE id = ?'),
  // Softly: the row stays, with the time at which it ended.
  remove: db.prepare('UPDATE connections SET deleted_at = ? WHERE person = ? AND deleted_at IS NULL'),
}
const remove = (person) => sql.remove.run(Date.now(), person)

const app = Fastify()
await app.register(cookie, { secret: 'for development only' })
await app.register(formbody)

const read = (request, name) => request.unsignCookie(request.cookies[name] ?? '').value
const signed = { path: '/', httpOnly: true, sameSite: 'lax', signed: true }
app.addHook('preHandler', async (request, reply) => {
  const open = ['/health', '/sign-in'].includes(request.routeOptions.url ?? '')
  if (!open && !read(request, 'person')) return reply.code(401).send('Sign in first.')
})

app.get('/health', async () => 'ok')

app.post('/sign-in', async (request, reply) =>
  reply.setCookie('person', request.body.person, signed).code(204).send(),
)

app.get('/connect', async (_request, reply) => {
  const state = randomBytes(16).toString('hex')
  return reply
    .setCookie('state', state, signed)
    .redirect(client.authorizeURL({ redirect_uri: redirectUri, state }))
})

app.get('/callback', async (request, reply) => {
  const { code, state } = request.query
  const person = read(request, 'person')
  const expected = read(request, 'state')
  reply.clearCookie('state', { path: '/' })
  if (!code || !expected || state !== expected)
    return reply.code(400).send('Zoom was not connected. Start again.')
  try {
    const accessToken = await client.getToken({ code, redirect_uri: redirectUri })
    remove(person)
    sql.add.run(person, JSON.stringify(accessToken))
    return reply.redirect('/')
  } catch (failure) {
    return reply.code(400).send(`Zoom was not connected: ${failure.message}`)
  }
})

app.get('/', async (request) => ({ connected: sql.find.get(read(request, 'person')) !== undefined }))

app.post('/use', async (request, reply) => {
  const row = sql.find.get(read(request, 'person'))
  if (!row) return reply.code(409).send('Connect to Zoom first.')
  let accessToken = client.createToken(JSON.parse(row.token))
  if (accessToken.expired()) {
    try {
      accessToken = await accessToken.refresh()
    } catch (failure) {
      if (failure.data?.payload?.error !== 'invalid_grant') return reply.code(502).send('Zoom has trouble.')
      remove(row.person)
      return reply.code(409).send('Connect to Zoom again.')
    }
    sql.saveToken.run(JSON.stringify(accessToken), row.id)
  }
  const me = await fetch(`${apiUrl}/v2/users/me`, {
    headers: { authorization: `Bearer ${accessToken.token.access_token}` },
  })
  return reply.code(me.ok ? 200 : 502).send(me.ok ? 'It works.' : 'Zoom has trouble.')
})

app.post('/disconnect', async (request, reply) => {
  const row = sql.find.get(read(request, 'person'))
  // Its README revokes both; the errors of either say nothing to the person who disconnects.
  if (row)
    await client
      .createToken(JSON.parse(row.token))
      .revokeAll()
      .catch(() => undefined)
  remove(read(request, 'person'))
  return reply.code(204).send()
})

await app.listen({ port: Number(PORT), host: '127.0.0.1' })
