// Express, Passport and its Zoom strategy, combined as their own documentation shows. zoom.us is hard-coded in the strategy.
import ZoomStrategy from '@giorgosavgeris/passport-zoom-oauth2'
import BetterSqlite3 from 'better-sqlite3'
import express from 'express'
import session from 'express-session'
import passport from 'passport'
import refresh from 'passport-oauth2-refresh'

const { PORT = '3000', DATABASE = 'app.db', ZOOM_CLIENT_ID = '', ZOOM_CLIENT_SECRET = '' } = process.env
const callbackURL = process.env.ZOOM_REDIRECT_URI ?? `http://127.0.0.1:${PORT}/auth/zoom/callback`

const db = new BetterSqlite3(DATABASE)
db.exec(`CREATE TABLE IF NOT EXISTS connections (
  person TEXT PRIMARY KEY, access_token TEXT NOT NULL, refresh_token TEXT NOT NULL, email TEXT NOT NULL) STRICT`)
const find = db.prepare('SELECT * FROM connections WHERE person = ?')
const save = db.prepare(
  'INSERT OR REPLACE INTO connections VALUES (@person, @accessToken, @refreshToken, @email)',
)
const saveTokens = db.prepare('UPDATE connections SET access_token = ?, refresh_token = ? WHERE person = ?')
const remove = db.prepare('DELETE FROM connections WHERE person = ?')

const strategy = new ZoomStrategy(
  {
    clientID: ZOOM_CLIENT_ID,
    clientSecret: ZOOM_CLIENT_SECRET,
    callbackURL,
    state: true,
    passReqToCallback: true,
  },
  (request, accessToken, refreshToken, profile, done) => {
    const email = profile.emails?.[0]?.value ?? ''
    save.run({ person: request.session.person, accessToken, refreshToken, email })
    done(null, { email })
  },
)
passport.use(strategy)
refresh.use(strategy)

const app = express()
app.use(express.urlencoded({ extended: false }))
app.use(session({ secret: 'for development only', resave: false, saveUninitialized: false }))

app.post('/sign-in', (request, response) => {
  request.session.person = request.body.person
  response.sendStatus(204)
})

app.use((request, response, next) =>
  request.session.person ? next() : response.status(401).send('Sign in first.'),
)

const zoom = passport.authenticate('zoom', { session: false, failureRedirect: '/declined' })
app.get('/auth/zoom', zoom)
app.get('/auth/zoom/callback', zoom, (_request, response) => response.redirect('/'))
app.get('/declined', (_request, response) => response.status(400).send('Zoom was not connected.'))

app.get('/', (request, response) => {
  const row = find.get(request.session.person)
  response.send(row ? `Connected as ${row.email}` : 'Not connected')
})

app.post('/use', async (request, response) => {
  const { person } = request.session
  const row = find.get(person)
  if (!row) return response.status(409).send('Connect to Zoom first.')
  let answer = await me(row.access_token)
  if (answer.status === 401) {
    const tokens = await refreshTokens(row.refresh_token)
    if (!tokens) {
      remove.run(person)
      return response.status(409).send('Connect to Zoom again.')
    }
    saveTokens.run(tokens.accessToken, tokens.refreshToken, person)
    answer = await me(tokens.accessToken)
  }
  return response.status(answer.ok ? 200 : 502).send(answer.ok ? 'It works.' : 'Zoom has trouble.')
})

app.post('/disconnect', (request, response) => {
  remove.run(request.session.person)
  response.sendStatus(204)
})

app.listen(Number(PORT), '127.0.0.1')

const me = (accessToken) =>
  fetch('https://api.zoom.us/v2/users/me', { headers: { authorization: `Bearer ${accessToken}` } })

/** Undefined when Zoom refuses or does not respond: the library distinguishes the two, this app does not. */
const refreshTokens = (refreshToken) =>
  new Promise((resolve) => {
    refresh.requestNewAccessToken('zoom', refreshToken, (error, newAccess, newRefresh) =>
      resolve(error ? undefined : { accessToken: newAccess, refreshToken: newRefresh }),
    )
  })
