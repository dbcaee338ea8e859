// Refreshes when 55 minutes have passed by its own clock, and at no other time. The bugs are for the tests.
import { createServer } from 'node:http'

const { PORT, ZOOM_URL, CLIENT_ID, CLIENT_SECRET, REDIRECT_URI, BUG } = process.env
const minutes = { 'never refreshes': Infinity, 'crashes when a call fails': 0 }[BUG] ?? 55
const rows = new Map()
const states = new Map()

async function tokens(person, fields) {
  const response = await fetch(`${ZOOM_URL}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${CLIENT_ID}:${CLIENT_SECRET}`)}` },
    body: new URLSearchParams(fields),
  })
  if (!response.ok) return undefined
  const row = { ...(await response.json()), savedAt: Date.now() }
  rows.set(person, row)
  return row
}

async function use(person) {
  let row = rows.get(person)
  if (row && Date.now() - row.savedAt > minutes * 60_000)
    row = await tokens(person, { grant_type: 'refresh_token', refresh_token: row.refresh_token })
  if (!row) return 409
  const headers = { authorization: `Bearer ${row.access_token}` }
  return (await fetch(`${ZOOM_URL}/v2/users/me`, { headers })).ok ? 200 : 502
}

async function answer(request) {
  const url = new URL(request.url, REDIRECT_URI)
  const [, person = ''] = /person=([\w-]+)/.exec(request.headers.cookie ?? '') ?? []
  switch (url.pathname) {
    case '/sign-in':
      return [204, { 'set-cookie': `person=${url.searchParams.get('person')}; Path=/` }]
    case '/connect': {
      states.set(person, crypto.randomUUID())
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: CLIENT_ID,
        redirect_uri: REDIRECT_URI,
        state: states.get(person),
      })
      return [302, { location: `${ZOOM_URL}/oauth/authorize?${query}` }]
    }
    case '/callback': {
      const { code, state } = Object.fromEntries(url.searchParams)
      if (state === undefined || state !== states.get(person)) return [400]
      if (BUG === 'takes one person only' && rows.size > 0 && !rows.has(person)) return [400]
      states.delete(person)
      const row = await tokens(person, {
        grant_type: 'authorization_code',
        code,
        redirect_uri: REDIRECT_URI,
      })
      return [row ? 200 : 400]
    }
    case '/use':
      return [await use(person)]
    default:
      return [200]
  }
}

createServer((request, response) =>
  answer(request).then(
    ([status, headers]) => response.writeHead(status, headers).end(),
    (error) => {
      if (BUG === 'crashes when a call fails') throw error
      response.writeHead(502).end()
    },
  ),
).listen(Number(PORT), '127.0.0.1')
