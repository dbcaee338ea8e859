// A server-to-server app without a library: one account, its token in memory. It writes down how often it was started.
import { appendFileSync } from 'node:fs'
import { createServer } from 'node:http'

const { PORT, ZOOM_BASE_URL, ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET, DATA } = process.env
appendFileSync(`${DATA}/starts`, 'started\n')

let kept
let running

async function requestToken() {
  const response = await fetch(`${ZOOM_BASE_URL}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${ZOOM_CLIENT_ID}:${ZOOM_CLIENT_SECRET}`)}` },
    body: new URLSearchParams({ grant_type: 'account_credentials', account_id: ZOOM_ACCOUNT_ID }),
  })
  const { access_token: token, expires_in: seconds } = await response.json()
  if (!response.ok || typeof token !== 'string') throw new Error(`no token: ${response.status}`)
  kept = { token, expiresAt: Date.now() + seconds * 1000 }
  return kept
}

function tokenOtherThan(refused) {
  if (kept && kept !== refused && kept.expiresAt > Date.now()) return kept
  running ??= requestToken().finally(() => {
    running = undefined
  })
  return running
}

async function readUser(user) {
  const ask = ({ token }) =>
    fetch(`${ZOOM_BASE_URL}/v2/users/${user}`, { headers: { authorization: `Bearer ${token}` } })
  const token = await tokenOtherThan(undefined)
  const answer = await ask(token)
  return answer.status === 401 ? ask(await tokenOtherThan(token)) : answer
}

createServer(async ({ url }, response) => {
  if (url === '/') return response.end('ready')
  try {
    const answer = await readUser(url.split('/')[2])
    response.writeHead(answer.ok ? 200 : 502).end(answer.ok ? 'It works.' : 'Zoom refused.')
  } catch {
    response.writeHead(502).end('Zoom gave us no token.')
  }
}).listen(Number(PORT), '127.0.0.1')
