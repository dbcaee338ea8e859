import { EventEmitter, once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { listenLocally } from '../../src/intercept/listen-locally.ts'
import { listenForSent, type SentToZoom } from '../../src/intercept/sent-to-zoom.ts'
import { tellSent } from '../../src/intercept/tell-sent.ts'
import { watchRedirects } from '../../src/intercept/watch-redirects.ts'

const authorize = 'https://zoom.us/oauth/authorize?response_type=code&client_id=mine&state=secret-state'
const expected = { host: 'zoom.us', clientId: 'mine' }

/** What is told about a server that responds like this, and the response. */
async function answering(respond: (response: ServerResponse) => void) {
  const told: SentToZoom[] = []
  const stop = watchRedirects((browser) => told.push(browser))
  const { port, close } = await listenLocally(createServer((_, response) => respond(response)))
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' })
    return { told, status: response.status, location: response.headers.get('location') }
  } finally {
    stop()
    await close()
  }
}

test.each<[string, (response: ServerResponse) => void]>([
  ['setHeader', (response) => response.writeHead(302).end()],
  ['an object', (response) => response.writeHead(302, { Location: authorize }).end()],
  ['an object after a text', (response) => response.writeHead(302, 'Found', { location: authorize }).end()],
  ['a flat list', (response) => response.writeHead(302, ['location', authorize]).end()],
  ['no writeHead at all', (response) => response.end()],
])('a redirect to Zoom’s authorize page is told, and unchanged: %s', async (name, respond) => {
  const got = await answering((response) => {
    response.statusCode = 302
    if (name === 'setHeader' || name === 'no writeHead at all') response.setHeader('Location', authorize)
    respond(response)
  })
  expect(got).toEqual({ told: [expected], status: 302, location: authorize })
})

test.each([
  'https://zoom.us.example.com/oauth/authorize?client_id=mine',
  'https://zoom.us/j/123?client_id=mine',
  'https://zoom.us/oauth/authorize',
  '/oauth/authorize?client_id=mine',
])('other redirects are nobody’s business: %s', async (location) => {
  const got = await answering((response) => response.writeHead(302, { location }).end())
  expect(got).toEqual({ told: [], status: 302, location })
})

test('what is told arrives without the state; what anybody else sends does not', async () => {
  const events = new EventEmitter()
  const arrived = once(events, 'mine')
  const heard: SentToZoom[] = []
  await using listener = await listenForSent((browser) => {
    heard.push(browser)
    events.emit(browser.clientId)
  })
  await fetch(new URL('/', listener.url), {
    method: 'POST',
    body: JSON.stringify({ ...expected, clientId: 'x' }),
  })
  await fetch(listener.url, { method: 'POST', body: 'no JSON' })
  tellSent(listener.url, expected)
  await arrived
  expect(heard).toEqual([expected])
})
