import { expect, test } from 'vitest'
import type { MockZoomOptions } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { temporaryFolder } from '../support/command.ts'
import { nextEntry } from '../support/next-entry.ts'
import { connect } from '../support/oauth.ts'
import { listenForWebhooks, status, subscribe } from '../support/webhook-target.ts'

const jill = 'jill@example.com'

for (const clock of ['manual', 'real'] as const) {
  test(`an event that waits for its retry survives a restart, with a ${clock} clock`, async () => {
    using folder = temporaryFolder()
    await using target = await listenForWebhooks()
    target.answers(status(500), status(200))
    const options: MockZoomOptions = { database: folder.file('mock-zoom.db'), clock }
    const before = await createMockZoom(options)
    await subscribe(before, target.url)
    await connect(before)
    const [uninstalled] = await before.uninstall({ user: jill })
    await before.close()

    await using after = await createMockZoom(options)
    expect(await after.webhooks.list()).toEqual([uninstalled?.delivery])
    await after.clock.advance({ minutes: 6 })
    expect(await after.webhooks.list()).toMatchObject([
      { state: 'acknowledged', attempts: [{ status: 500 }, { status: 200 }] },
    ])
    expect(target.received[1]?.body).toBe(target.received[0]?.body)
  })
}

test('with a real clock, a retry is sent on its own', async () => {
  await using target = await listenForWebhooks()
  target.answers(status(500), status(200))
  await using zoom = await createMockZoom({ clock: 'real' })
  await subscribe(zoom, target.url)
  await connect(zoom)
  await zoom.uninstall({ user: jill })
  const acknowledged = nextEntry(zoom, 'webhook.acknowledged')
  // Just before the retry, so that the real clock does the rest.
  await zoom.clock.advance({ minutes: 5, milliseconds: -300 })
  await acknowledged
  expect(await zoom.webhooks.list()).toMatchObject([{ state: 'acknowledged', attempts: [{}, {}] }])
})

test('a delivery that was under way when the mock closed is sent after the restart', async () => {
  using folder = temporaryFolder()
  await using target = await listenForWebhooks()
  target.answers(() => {}, status(200))
  const options: MockZoomOptions = { database: folder.file('mock-zoom.db'), clock: 'real' }
  const before = await createMockZoom(options)
  await subscribe(before, target.url)
  await connect(before)
  const uninstalling = before.uninstall({ user: jill })
  await target.until(1)
  await before.close()
  await uninstalling
  await using after = await createMockZoom(options)
  await target.until(2)
  expect(await after.webhooks.list()).toHaveLength(1)
  expect(target.received[1]?.body).toBe(target.received[0]?.body)
})
