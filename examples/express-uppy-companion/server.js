// Express and @uppy/companion, which connects people to Zoom so that they can pick recordings there, mounted as its documentation shows. zoom.us
// is hard-coded in it. It hands the token to the Uppy of the page; here the session of the server stands in for that page.
import { tmpdir } from 'node:os'
import { app as companionApp } from '@uppy/companion'
import express from 'express'
import session from 'express-session'

const { PORT = '3000', ZOOM_CLIENT_ID = '', ZOOM_CLIENT_SECRET = '' } = process.env
const { BASE_URL = `http://127.0.0.1:${PORT}` } = process.env

const { app: companion } = companionApp({
  providerOptions: { zoom: { key: ZOOM_CLIENT_ID, secret: ZOOM_CLIENT_SECRET } },
  server: { host: new URL(BASE_URL).host, protocol: 'http' },
  filePath: tmpdir(),
  secret: 'for development only',
  uploadUrls: [`${BASE_URL}/upload`],
  corsOrigins: [BASE_URL],
  metrics: false,
})

const app = express()
app.use(express.urlencoded({ extended: false }))
app.use(session({ secret: 'for development only', resave: false, saveUninitialized: false }))

app.get('/health', (_request, response) => response.send('ok'))

app.post('/sign-in', (request, response) => {
  request.session.person = request.body.person
  response.sendStatus(204)
})

/** Uppy opens this in a window, with the origin of its page as the state. */
app.get('/connect', (_request, response) => {
  const state = btoa(JSON.stringify({ origin: BASE_URL }))
  response.redirect(`/zoom/connect?${new URLSearchParams({ state })}`)
})

/** At this address Companion's page posts the token to Uppy, which keeps it. */
app.get('/zoom/send-token', (request, response) => {
  request.session.uppyAuthToken = request.query.uppyAuthToken
  response.redirect('/')
})

/** A call of Companion as Uppy makes it. */
const ask = (request, path) =>
  fetch(`${BASE_URL}/zoom/${path}`, {
    headers: { cookie: request.get('cookie') ?? '', 'uppy-auth-token': request.session.uppyAuthToken },
  })

app.get('/', (request, response) => response.send({ connected: request.session.uppyAuthToken !== undefined }))

app.post('/use', async (request, response) => {
  if (!request.session.uppyAuthToken) return response.status(409).send('Connect to Zoom first.')
  const recordings = await ask(request, 'list/')
  // Companion says 401 when Zoom does, and Uppy shows its button to connect.
  if (recordings.status === 401) {
    delete request.session.uppyAuthToken
    return response.status(409).send('Connect to Zoom again.')
  }
  return response.status(recordings.ok ? 200 : 502).send(recordings.ok ? 'It works.' : 'Zoom has trouble.')
})

app.post('/disconnect', async (request, response) => {
  if (request.session.uppyAuthToken) await ask(request, 'logout')
  delete request.session.uppyAuthToken
  response.sendStatus(204)
})

app.use(companion)
app.listen(Number(PORT), '127.0.0.1')
