import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { startReferenceClient } from '../../src/reference-client/index.ts'
import { Person } from './browser.ts'

const webhookSecret = 'whsec_test'

interface Forgery {
  readonly secret?: string
  readonly signedBody?: string
  readonly age?: number
  readonly timestamp?: string
  readonly signature?: string
}

/** Alice and Bob are connected to the reference client, which listens to Zoom's events. */
async function scene() {
  const zoom = await createMockZoom({ clock: 'real' })
  const { clientId, clientSecret } = await zoom.apps.first()
  const client = await startReferenceClient({
    zoomUrl: zoom.url,
    clientId,
    clientSecret: clientSecret ?? '',
    webhookSecret,
  })
  await zoom.apps.change(clientId, { webhookUrl: `${client.url}/zoom/events`, webhookSecret })
  const connected = async (name: string, user: string) => {
    await zoom.signedIn.choose({ user, consent: 'allow' })
    const person = await Person.signIn(client, name)
    await person.connect()
    return person
  }
  return {
    zoom,
    client,
    alice: await connected('alice', 'jill@example.com'),
    bob: await connected('bob', 'sam@example.com'),
    async [Symbol.asyncDispose]() {
      await client.close()
      await zoom.close()
    },
  }
}

const uninstall = { user: 'jill@example.com' }

test.each(['event-ts-on-top', 'event-ts-in-payload', 'no-event-ts', 'unusual-bytes'] as const)(
  'an uninstall disconnects that person and nobody else (%s)',
  async (variant) => {
    await using at = await scene()
    const [done] = await at.zoom.uninstall({ ...uninstall, variant })
    expect(done?.delivery?.attempts.map(({ status }) => status)).toEqual([204])
    expect([await at.alice.isConnected(), await at.bob.isConnected()]).toEqual([false, true])
  },
)

test('an event that comes late, and again, leaves the newer connection alone', async () => {
  await using at = await scene()
  const [held] = await at.zoom.uninstall({ ...uninstall, hold: true })
  await at.zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
  await at.alice.connect()
  await at.zoom.webhooks.release(held?.delivery?.id ?? '')
  await at.zoom.webhooks.redeliver(held?.delivery?.id ?? '')
  expect((await at.zoom.webhooks.list()).map(({ state }) => state)).toEqual(['acknowledged', 'acknowledged'])
  expect(await at.alice.isConnected()).toBe(true)
  expect((await at.alice.use()).status).toBe(200)
})

test('the URL is validated', async () => {
  await using at = await scene()
  expect(await at.zoom.webhooks.validate((await at.zoom.apps.first()).clientId)).toMatchObject({
    valid: true,
  })
})

test.each<[string, Forgery]>([
  ['no signature', { signature: '' }],
  ['another secret', { secret: 'whsec_other' }],
  ['a signature of other bytes', { signedBody: '{}' }],
  ['a time six minutes ago', { age: 360 }],
  ['no time', { timestamp: '' }],
])('an event with %s is refused, and changes nothing', async (_what, forgery) => {
  await using at = await scene()
  const user = (await at.zoom.users.list())[0]
  const { clientId } = await at.zoom.apps.first()
  const body = JSON.stringify({
    event: 'app_deauthorized',
    payload: { user_id: user?.id, client_id: clientId, deauthorization_time: new Date().toISOString() },
  })
  const { secret = webhookSecret, signedBody = body, age = 0 } = forgery
  const { timestamp = `${Math.floor(Date.now() / 1000) - age}` } = forgery
  const signed = createHmac('sha256', secret).update(`v0:${timestamp}:${signedBody}`).digest('hex')
  const { signature = `v0=${signed}` } = forgery
  const response = await fetch(`${at.client.url}/zoom/events`, {
    method: 'POST',
    headers: { 'x-zm-request-timestamp': timestamp, 'x-zm-signature': signature },
    body,
  })
  expect(response.status).toBe(401)
  expect(await at.alice.isConnected()).toBe(true)
})

test('without a secret token no event is believed', async () => {
  await using client = await startReferenceClient({
    zoomUrl: 'http://127.0.0.1:9',
    clientId: 'an_id',
    clientSecret: 'x',
  })
  const response = await fetch(`${client.url}/zoom/events`, { method: 'POST', body: '{}' })
  expect(response.status).toBe(401)
})
