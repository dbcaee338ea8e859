// Express and better-auth: people have a password, and link a Zoom account to theirs, as better-auth's documentation shows. zoom.us is
// hard-coded in its provider.
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { getMigrations } from 'better-auth/db/migration'
import { fromNodeHeaders, toNodeHandler } from 'better-auth/node'
import BetterSqlite3 from 'better-sqlite3'
import express from 'express'

const { PORT = '3000', DATABASE = 'app.db', ZOOM_CLIENT_ID = '', ZOOM_CLIENT_SECRET = '' } = process.env
const { BASE_URL = `http://127.0.0.1:${PORT}` } = process.env

const auth = betterAuth({
  baseURL: BASE_URL,
  secret: 'for development only, of at least 32 characters',
  database: new BetterSqlite3(DATABASE, { timeout: 10_000 }),
  emailAndPassword: { enabled: true },
  socialProviders: { zoom: { clientId: ZOOM_CLIENT_ID, clientSecret: ZOOM_CLIENT_SECRET } },
  account: { accountLinking: { trustedProviders: ['zoom'], allowDifferentEmails: true } },
  onAPIError: { errorURL: `${BASE_URL}/failed` },
  telemetry: { enabled: false },
})
await (await getMigrations(auth.options)).runMigrations()

const app = express()
app.all('/api/auth/*splat', toNodeHandler(auth))
app.use(express.urlencoded({ extended: false }))

app.get('/health', (_request, response) => response.send('ok'))
app.get('/failed', (_request, response) => response.status(400).send('Zoom was not connected. Start again.'))

app.post('/sign-in', async (request, response) => {
  const { person } = request.body
  const account = { name: person, email: `${person}@acme.example`, password: 'correct horse' }
  const { headers } = await auth.api
    .signInEmail({ body: account, returnHeaders: true })
    .catch(() => auth.api.signUpEmail({ body: account, returnHeaders: true }))
  response.setHeader('set-cookie', headers.getSetCookie()).sendStatus(204)
})

/** The Zoom account that the signed-in person linked last. */
async function zoomAccount(headers) {
  const accounts = await auth.api.listUserAccounts({ headers })
  return accounts.filter(({ providerId }) => providerId === 'zoom').at(-1)
}

app.get('/connect', async (request, response) => {
  const linked = await auth.api.linkSocialAccount({
    body: { provider: 'zoom', callbackURL: '/', errorCallbackURL: '/failed' },
    headers: fromNodeHeaders(request.headers),
    returnHeaders: true,
  })
  response.setHeader('set-cookie', linked.headers.getSetCookie()).redirect(linked.response.url)
})

app.get('/', async (request, response) => {
  const account = await zoomAccount(fromNodeHeaders(request.headers))
  response.send({ connected: account !== undefined })
})

app.post('/use', async (request, response) => {
  const headers = fromNodeHeaders(request.headers)
  const account = await zoomAccount(headers)
  if (!account) return response.status(409).send('Connect to Zoom first.')
  const token = await auth.api
    .getAccessToken({ body: { accountId: account.id }, headers })
    .catch((failure) => {
      if (failure instanceof APIError) return undefined
      throw failure
    })
  if (!token) return response.status(409).send('Connect to Zoom again.')
  const me = await fetch('https://api.zoom.us/v2/users/me', {
    headers: { authorization: `Bearer ${token.accessToken}` },
  })
  return response.status(me.ok ? 200 : 502).send(me.ok ? 'It works.' : 'Zoom has trouble.')
})

app.post('/disconnect', async (request, response) => {
  const headers = fromNodeHeaders(request.headers)
  const account = await zoomAccount(headers)
  if (account) await auth.api.unlinkAccount({ body: { accountId: account.id }, headers })
  response.sendStatus(204)
})

// No session: better-auth says UNAUTHORIZED.
app.use((failure, _request, response, next) => {
  if (!(failure instanceof APIError)) return next(failure)
  return response.status(failure.statusCode).send(failure.message)
})

app.listen(Number(PORT), '127.0.0.1')
