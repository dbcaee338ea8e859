// Express and Auth.js: people sign in with Zoom, and the tokens are in the cookie, refreshed as Auth.js's guide to refresh token rotation shows
// for the JWT strategy. zoom.us is hard-coded in its provider.
import { Auth, skipCSRFCheck } from '@auth/core'
import { ExpressAuth, getSession } from '@auth/express'
import Zoom from '@auth/express/providers/zoom'
import express from 'express'

const { PORT = '3000', ZOOM_CLIENT_ID = '', ZOOM_CLIENT_SECRET = '' } = process.env

const config = {
  basePath: '/auth',
  secret: 'for development only',
  trustHost: true,
  providers: [Zoom({ clientId: ZOOM_CLIENT_ID, clientSecret: ZOOM_CLIENT_SECRET })],
  callbacks: {
    async jwt({ token, account }) {
      if (account) {
        const { access_token, expires_at, refresh_token } = account
        return { ...token, access_token, expires_at, refresh_token }
      }
      if (Date.now() < token.expires_at * 1000) return token
      try {
        const tokens = await refreshed(token.refresh_token)
        return {
          ...token,
          access_token: tokens.access_token,
          expires_at: Math.floor(Date.now() / 1000 + tokens.expires_in),
          refresh_token: tokens.refresh_token ?? token.refresh_token,
        }
      } catch {
        return { ...token, error: 'RefreshTokenError' }
      }
    },
    session: ({ session, token }) => ({ ...session, error: token.error, accessToken: token.access_token }),
  },
  logger: { error: () => undefined },
}

async function refreshed(refreshToken) {
  const response = await fetch('https://zoom.us/oauth/token', {
    method: 'POST',
    body: new URLSearchParams({
      client_id: ZOOM_CLIENT_ID,
      client_secret: ZOOM_CLIENT_SECRET,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    }),
  })
  const tokens = await response.json()
  if (!response.ok) throw tokens
  return tokens
}

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/auth', ExpressAuth(config))

/** What a page's form does at `/auth/signin/zoom` and `/auth/signout`, without a page: as `signIn()` of the frameworks' packages. */
async function act(action, request, response) {
  const url = `${request.protocol}://${request.get('host')}/auth/${action}`
  const headers = {
    cookie: request.get('cookie') ?? '',
    'content-type': 'application/x-www-form-urlencoded',
  }
  const body = new URLSearchParams({ callbackUrl: '/' })
  const answer = await Auth(new Request(url, { method: 'POST', headers, body }), { ...config, skipCSRFCheck })
  response.setHeader('set-cookie', answer.headers.getSetCookie())
  response.redirect(answer.headers.get('location'))
}

app.get('/connect', (request, response) => act('signin/zoom', request, response))
app.post('/disconnect', (request, response) => act('signout', request, response))

app.get('/', async (request, response) => {
  const session = await getSession(request, config)
  response.send({ connected: session !== null && session.error === undefined })
})

app.post('/use', async (request, response) => {
  const session = await getSession(request, config)
  if (session === null || session.error) return response.status(409).send('Connect to Zoom.')
  const me = await fetch('https://api.zoom.us/v2/users/me', {
    headers: { authorization: `Bearer ${session.accessToken}` },
  })
  return response.status(me.ok ? 200 : 502).send(me.ok ? 'It works.' : 'Zoom has trouble.')
})

app.listen(Number(PORT), '127.0.0.1')
