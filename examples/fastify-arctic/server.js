// Fastify and arctic. zoom.us is hard-coded in arctic; everything around its three calls is written by the app.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import { generateCodeVerifier, generateState, OAuth2RequestError, Zoom } from 'arctic'
import BetterSqlite3 from 'better-sqlite3'
import Fastify from 'fastify'

const { PORT = '3000', DATABASE = 'app.db', ZOOM_CLIENT_ID = '', ZOOM_CLIENT_SECRET = '' } = process.env
const { ZOOM_WEBHOOK_SECRET = '' } = process.env
const redirectUri = process.env.ZOOM_REDIRECT_URI ?? `http://127.0.0.1:${PORT}/callback`
const zoom = new Zoom(ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET, redirectUri)

const db = new BetterSqlite3(DATABASE)
db.pragma('journal_mode = WAL')
db.exec(`
  CREATE TABLE IF NOT EXISTS connections (person TEXT PRIMARY KEY, zoom_user TEXT NOT NULL, access_token TEXT NOT NULL,
    refresh_token TEXT NOT NULL, expires_at INTEGER NOT NULL, connected_at INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS pending (state TEXT PRIMARY KEY, person TEXT NOT NULL, verifier TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS sessions (id TEXT PRIMARY KEY, person TEXT NOT NULL) STRICT`)
const sql = {
  find: db.prepare('SELECT * FROM connections WHERE person = ?'),
  save: db.prepare(`INSERT OR REPLACE INTO connections
    VALUES (@person, @zoomUser, @accessToken, @refreshToken, @expiresAt, @connectedAt)`),
  saveTokens: db.prepare(`UPDATE connections SET access_token = @accessToken, refresh_token = @refreshToken,
    expires_at = @expiresAt WHERE person = @person`),
  remove: db.prepare('DELETE FROM connections WHERE person = ?'),
  othersOf: db.prepare('DELETE FROM connections WHERE zoom_user = @zoomUser AND person <> @person'),
  uninstalled: db.prepare('DELETE FROM connections WHERE zoom_user = ? AND connected_at <= ?'),
  begin: db.prepare('INSERT INTO pending VALUES (?, ?, ?)'),
  consume: db.prepare('DELETE FROM pending WHERE state = ? AND person = ? RETURNING verifier'),
  signIn: db.prepare('INSERT INTO sessions VALUES (?, ?)'),
  session: db.prepare('SELECT person FROM sessions WHERE id = ?'),
}

const app = Fastify()
await app.register(cookie)
await app.register(formbody)
app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
  done(null, body),
)

const personOf = (request) => sql.session.get(request.cookies.arctic_session ?? '')?.person
app.addHook('preHandler', async (request, reply) => {
  const open = ['/sign-in', '/health', '/zoom/events']
  if (!open.includes(request.routeOptions.url ?? '') && !personOf(request))
    return reply.code(401).send('Sign in first.')
})

app.get('/health', async () => 'ok')

app.post('/sign-in', async (request, reply) => {
  const id = generateState()
  sql.signIn.run(id, request.body.person)
  return reply
    .setCookie('arctic_session', id, { httpOnly: true, sameSite: 'lax', path: '/' })
    .code(204)
    .send()
})

app.get('/connect', async (request, reply) => {
  const [state, verifier] = [generateState(), generateCodeVerifier()]
  sql.begin.run(state, personOf(request), verifier)
  return reply.redirect(zoom.createAuthorizationURL(state, verifier, []).href)
})

app.get('/callback', async (request, reply) => {
  const { code, state, error } = request.query
  const person = personOf(request)
  if (code && !state) return reply.redirect('/connect')
  const pending = sql.consume.get(state ?? '', person)
  if (error) return reply.code(400).send('Zoom was not connected. You can start again.')
  if (!pending) return sql.find.get(person) ? reply.redirect('/') : reply.code(400).send('Start again.')
  try {
    const tokens = await zoom.validateAuthorizationCode(code, pending.verifier)
    const user = await me(tokens.accessToken())
    if (!user.ok) return reply.code(502).send('Zoom has trouble.')
    const { id } = await user.json()
    sql.save.run({ person, zoomUser: id, connectedAt: Date.now(), ...columns(tokens) })
    sql.othersOf.run({ zoomUser: id, person })
    return reply.redirect('/')
  } catch (failure) {
    const refused = failure instanceof OAuth2RequestError
    return reply.code(refused ? 400 : 502).send('Zoom was not connected. Start again.')
  }
})

app.get('/', async (request) => ({ connected: sql.find.get(personOf(request)) !== undefined }))

app.post('/use', async (request, reply) => {
  const person = personOf(request)
  try {
    const answer = await callZoom(person)
    return reply.code(answer.ok ? 200 : 502).send()
  } catch (failure) {
    const dead = failure instanceof OAuth2RequestError || failure instanceof NotConnected
    if (!dead) return reply.code(502).send('Zoom has trouble.')
    sql.remove.run(person)
    return reply.code(409).send('Connect to Zoom again.')
  }
})

app.post('/disconnect', async (request, reply) => {
  const row = sql.find.get(personOf(request))
  if (row) await zoom.revokeToken(row.access_token).catch(() => undefined)
  sql.remove.run(personOf(request))
  return reply.code(204).send()
})

app.post('/zoom/events', async (request, reply) => {
  const { 'x-zm-request-timestamp': timestamp = '', 'x-zm-signature': signature = '' } = request.headers
  const hmac = (text) => createHmac('sha256', ZOOM_WEBHOOK_SECRET).update(text).digest('hex')
  const expected = `v0=${hmac(Buffer.concat([Buffer.from(`v0:${timestamp}:`), request.body]))}`
  const old = !(Date.now() / 1000 - Number(timestamp) < 300)
  if (old || !timingSafeEqual(digest(signature), digest(expected))) return reply.code(401).send()
  const { event, payload } = JSON.parse(request.body)
  if (event === 'endpoint.url_validation')
    return { plainToken: payload.plainToken, encryptedToken: hmac(payload.plainToken) }
  if (event === 'app_deauthorized')
    sql.uninstalled.run(payload.user_id, Date.parse(payload.deauthorization_time))
  return reply.code(204).send()
})

await app.listen({ port: Number(PORT), host: '127.0.0.1' })

class NotConnected extends Error {}

/** Refreshes early, or after a 401, with one refresh per person at a time. */
async function callZoom(person) {
  const row = sql.find.get(person)
  if (!row) throw new NotConnected()
  const early = row.expires_at < Date.now() + 60_000
  const answer = await me(early ? await refreshed(row) : row.access_token)
  return answer.status === 401 && !early ? me(await refreshed(row)) : answer
}

const running = new Map()
function refreshed(row) {
  const shared = running.get(row.person)
  if (shared) return shared
  const refresh = zoom
    .refreshAccessToken(row.refresh_token)
    .then((tokens) => {
      sql.saveTokens.run({ person: row.person, ...columns(tokens) })
      return tokens.accessToken()
    })
    .finally(() => running.delete(row.person))
  running.set(row.person, refresh)
  return refresh
}

function me(accessToken) {
  return fetch('https://api.zoom.us/v2/users/me', { headers: { authorization: `Bearer ${accessToken}` } })
}

function columns(tokens) {
  return {
    accessToken: tokens.accessToken(),
    refreshToken: tokens.refreshToken(),
    expiresAt: tokens.accessTokenExpiresAt().getTime(),
  }
}

/** Of equal length, whatever was sent. */
function digest(text) {
  return createHash('sha256').update(text).digest()
}
