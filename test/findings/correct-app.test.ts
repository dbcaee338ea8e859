import { expect, test } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { Person } from '../reference-client/browser.ts'
import { openScene } from '../reference-client/scene.ts'
import { answerDevice, pollDevice, startDevice } from '../support/device.ts'
import { basic, parseTokens, post, postToken } from '../support/oauth.ts'
import { encrypt, listenForWebhooks, status, subscribe } from '../support/webhook-target.ts'

// Everything that an app does with Zoom, done correctly: no finding accuses anyone.

test.each(['2026', '2020'] as const)(
  'the reference client, from connecting to reconnecting (%s)',
  async (profile) => {
    await using at = await openScene({ profile })
    const { zoom, client } = at
    const alice = await Person.signIn(client, 'alice')
    const bob = await Person.signIn(client, 'bob')

    await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'decline' })
    await alice.browser.get(await alice.goToZoom())
    await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
    expect((await alice.connect()).status).toBe(303)
    await zoom.signedIn.choose({ user: 'sam@example.com', consent: 'allow' })
    expect((await bob.connect()).status).toBe(303)
    for (let hour = 0; hour < 3; hour += 1) {
      const uses = [alice.use(), alice.use(), alice.use(), bob.use()]
      expect((await Promise.all(uses)).map((use) => use.status)).toEqual([200, 200, 200, 200])
      await zoom.clock.advance({ hours: 1 })
    }
    await alice.disconnect()
    await zoom.clock.advance({ minutes: 1 })
    expect((await alice.use()).status).toBe(409)
    await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
    expect((await alice.connect()).status).toBe(303)
    expect((await alice.use()).status).toBe(200)
    await alice.connect()
    expect((await alice.use()).status).toBe(200)
    expect((await bob.use()).status).toBe(200)

    await webhooks(zoom)
    await device(zoom)
    await account(zoom)
    expect(await at.findings()).toEqual([])
  },
)

async function webhooks(zoom: MockZoom): Promise<void> {
  await using target = await listenForWebhooks()
  target.answers(encrypt, status(204))
  await subscribe(zoom, target.url)
  await zoom.webhooks.validate((await zoom.apps.first()).clientId)
  await zoom.uninstall({ user: 'sam@example.com' })
  expect(target.received).toHaveLength(2)
  await subscribe(zoom, null)
}

async function device(zoom: MockZoom): Promise<void> {
  const { device_code, user_code } = await startDevice(zoom)
  await pollDevice(zoom, device_code)
  await zoom.clock.advance({ seconds: 5 })
  await pollDevice(zoom, device_code)
  await answerDevice(zoom, user_code, 'allow')
  await zoom.clock.advance({ seconds: 5 })
  const { refresh_token } = parseTokens(await pollDevice(zoom, device_code))
  await zoom.clock.advance({ hours: 1 })
  const client_id = 'acme_desktop_pub_0001'
  const tokens = parseTokens(
    await postToken(zoom, { grant_type: 'refresh_token', refresh_token, client_id }, {}),
  )
  await post(zoom, '/oauth/revoke', { token: tokens.access_token, client_id }, {})
}

async function account(zoom: MockZoom): Promise<void> {
  const form = { grant_type: 'account_credentials', account_id: 'fjWCMNv_RySUpbdBJjO-Tg' }
  for (let hour = 0; hour < 2; hour += 1) {
    const answer = await postToken(zoom, form, { authorization: await basic(zoom, 'acme_reports_s2s_0001') })
    const headers = { authorization: `Bearer ${parseTokens(answer).access_token}` }
    for (let call = 0; call < 3; call += 1)
      expect((await fetch(`${zoom.url}/v2/users/jill@example.com`, { headers })).status).toBe(200)
    await zoom.clock.advance({ hours: 1 })
  }
}
