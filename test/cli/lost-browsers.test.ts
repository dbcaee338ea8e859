import { EventEmitter, once } from 'node:events'
import { expect, test } from 'vitest'
import { watchForLostBrowsers } from '../../src/cli/lost-browsers.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { newCode } from '../support/oauth.ts'

const ours = { host: 'zoom.us', clientId: 'acme_scheduler_dev_01' }

test('a browser that doesn’t come to the mock is told once, with what to do', async () => {
  await using zoom = await createMockZoom()
  const events = new EventEmitter()
  const first = once(events, 'told')
  const told: string[] = []
  await using browsers = watchForLostBrowsers(
    zoom,
    (text) => {
      told.push(text)
      events.emit('told')
    },
    { patienceMs: 1 },
  )
  browsers.sent(ours)
  browsers.sent(ours)
  await first
  expect(told[0]).toBe(
    'A browser was sent to zoom.us with the client id acme_scheduler_dev_01, and has not come here. Your own browser goes to ' +
      'the real zoom.us, which doesn’t know that client id (“Invalid client_id (4,700)”).\nHow to fix it: open the app in a ' +
      `browser that knows this mock: mock-zoom browser --zoom ${zoom.url} http://localhost:3000 (with your app’s own address). ` +
      'Or let the app use ZOOM_BASE_URL in place of https://zoom.us.',
  )
  await zoom.journal.list()
  expect(told).toHaveLength(1)
})

test('nothing is told of a browser that came, or of an app that this mock doesn’t know', async () => {
  await using zoom = await createMockZoom()
  const told: string[] = []
  const events = new EventEmitter()
  const looked = once(events, 'looked')
  const watched = {
    ...zoom,
    journal: {
      ...zoom.journal,
      async list(...given: Parameters<typeof zoom.journal.list>) {
        const entries = await zoom.journal.list(...given)
        events.emit('looked')
        return entries
      },
    },
  }
  await using browsers = watchForLostBrowsers(watched, (text) => told.push(text), { patienceMs: 1 })
  browsers.sent({ ...ours, clientId: 'a-real-client-id' })
  await newCode(zoom)
  browsers.sent(ours)
  await looked
  await zoom.journal.list()
  expect(told).toEqual([])
})
