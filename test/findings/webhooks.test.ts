import { expect, test } from 'vitest'
import { createMockZoom, type Switches } from '../../src/mock-zoom/index.ts'
import { connect, parseTokens, refresh, usersMe } from '../support/oauth.ts'
import { encrypt, hang, listenForWebhooks, status, subscribe } from '../support/webhook-target.ts'
import { evidenceOf, rules, told, zoomAtNine } from './scene.ts'

async function scene(switches: Partial<Switches> = {}) {
  const target = await listenForWebhooks()
  const zoom = await zoomAtNine({ switches })
  await subscribe(zoom, target.url)
  return {
    target,
    zoom,
    async [Symbol.asyncDispose]() {
      await zoom.close()
      await target[Symbol.asyncDispose]()
    },
  }
}

test('webhook-late: no response in time, reported once for all attempts', async () => {
  await using at = await scene({ webhookTimeout: 60 })
  at.target.answers(hang)
  await connect(at.zoom)
  await at.zoom.uninstall({ user: 'jill@example.com' })
  await at.zoom.clock.advance({ hours: 2 })
  expect(await at.zoom.journal.list({ type: 'webhook.failed' })).toHaveLength(4)
  expect(await told(at.zoom)).toEqual([
    'webhook-late: At 09:00:00 Zoom sent app_deauthorized to Acme Scheduler, and there was no response within 0.06 s.',
  ])
  expect(await evidenceOf(at.zoom)).toEqual(['webhook.sent', 'webhook.failed'])
})

test('webhook-refused: for example, a signature computed over other bytes', async () => {
  await using at = await scene()
  at.target.answers(status(401))
  await connect(at.zoom)
  await at.zoom.uninstall({ user: 'jill@example.com' })
  await at.zoom.clock.advance({ hours: 2 })
  expect(await told(at.zoom)).toEqual([
    'webhook-refused: At 09:00:00 Zoom sent app_deauthorized to Acme Scheduler, and it responded with 401, and Zoom expects 200 or 204. It was genuine: x-zm-signature was made over the raw body with this app’s secret token, x-zm-request-timestamp was this mock’s time in seconds, and there was no authorization header. Possible causes, the likeliest first: (1) the app computes the signature over JSON that it parsed and wrote again; it has to be the raw body as it came; (2) the app compares the authorization header with its verification token, and Zoom stopped sending that header in 2025; (3) the app has another secret: another app’s, or the client secret in place of the webhook secret token; (4) the app finds x-zm-request-timestamp too old or too new: this mock’s clock was advanced, and the app’s own was not; (5) the app takes x-zm-request-timestamp, which is in seconds, for milliseconds, or compares it with a local time; (6) a proxy in front of the app drops the x-zm-signature and x-zm-request-timestamp headers.',
  ])
})

test('webhook-refused: where the mock’s clock was never moved, the event was fresh as well', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  target.answers(status(401, 'stale timestamp'))
  await connect(zoom)
  await zoom.uninstall({ user: 'jill@example.com' })
  const [sentence = ''] = await told(zoom)
  expect(sentence).toContain(
    'It was genuine and fresh: x-zm-signature was made over the raw body with this app’s secret token, x-zm-request-timestamp was the time of that moment in seconds, and there was no authorization header. Possible causes, the likeliest first: (1) the app takes x-zm-request-timestamp, which is in seconds, for milliseconds, or compares it with a local time; (2) the app computes',
  )
})

test('webhook-unreachable: nobody listens', async () => {
  await using at = await scene()
  await subscribe(at.zoom, 'http://127.0.0.1:1/zoom/events')
  await connect(at.zoom)
  await at.zoom.uninstall({ user: 'jill@example.com' })
  await at.zoom.clock.advance({ hours: 2 })
  expect(await told(at.zoom)).toEqual([
    'webhook-unreachable: At 09:00:00 Zoom sent app_deauthorized to Acme Scheduler at ' +
      'http://127.0.0.1:1/zoom/events, and could not reach it: connect ECONNREFUSED 127.0.0.1:1.',
  ])
})

test('url-validation-wrong: a response without the encrypted token', async () => {
  await using at = await scene()
  at.target.answers(status(200, '{}'))
  await at.zoom.webhooks.validate((await at.zoom.apps.first()).clientId)
  expect(await told(at.zoom)).toEqual([
    'url-validation-wrong: At 09:00:00 Zoom validated the webhook URL of Acme Scheduler, and the response is wrong: its response isn’t a JSON object with the strings plainToken and encryptedToken; it begins with “{}”.',
  ])
  expect(await evidenceOf(at.zoom)).toEqual(['webhook.sent', 'webhook.failed'])
})

test('deauthorization-ignored: acknowledged, and the tokens are used', async () => {
  await using at = await scene()
  const { refresh_token } = await connect(at.zoom)
  await at.zoom.uninstall({ user: 'jill@example.com' })
  await at.zoom.clock.advance({ minutes: 10 })
  await refresh(at.zoom, refresh_token)
  expect(await told(at.zoom)).toEqual([
    'deauthorization-ignored: At 09:10:00 Acme Scheduler used a refresh token of jill@example.com, who had uninstalled it at 09:00:00. It had acknowledged app_deauthorized at 09:00:00.',
  ])
  expect(await evidenceOf(at.zoom)).toEqual([
    'grant.closed',
    'app.uninstalled',
    'webhook.acknowledged',
    'refresh.refused',
  ])
})

test('an app that was not told, one that handled the event, and one that was connected again: no finding', async () => {
  await using at = await scene()
  at.target.answers(encrypt, status(204))
  await at.zoom.webhooks.validate((await at.zoom.apps.first()).clientId)
  await connect(at.zoom)
  await at.zoom.uninstall({ user: 'jill@example.com' })
  const again = await connect(at.zoom)
  expect((await usersMe(at.zoom, again.access_token)).status).toBe(200)
  await subscribe(at.zoom, null)
  await at.zoom.uninstall({ user: 'jill@example.com' })
  await at.zoom.clock.advance({ minutes: 10 })
  await refresh(at.zoom, again.refresh_token)
  parseTokens(await refresh(at.zoom, (await connect(at.zoom)).refresh_token))
  expect(await rules(at.zoom)).toEqual([])
})
