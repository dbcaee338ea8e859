import type { Contract } from '../src/contract-runner/index.ts'
import { connectedToListeningApp, deauthorizationOf, expectUntouched } from './deauthorization.ts'
import { expectRefused, takesEventsOnly } from './responses-to-events.ts'
import { codeExchanged, eventSent } from './situations.ts'

export const contract: Contract = {
  id: 'bad-signature-changes-nothing',
  group: 'webhooks',
  title: 'An event with a wrong signature changes nothing.',
  why:
    'Anyone can find the app’s URL for events. Only the HMAC in x-zm-signature, made with the app’s secret token, ' +
    'tells Zoom’s events from others; the app has to compute it and compare.',
  goesWrong: 'Anyone who knows a person’s Zoom user id can disconnect them, with one request each.',
  zoomSays: 'x-zm-signature: v0=<HMAC-SHA256 of "v0:<timestamp>:<body>">, keyed with the secret token',
  remedy: `Compute it, and compare in constant time:
    const hmac = createHmac('sha256', secretToken).update(\`v0:\${timestamp}:\`).update(rawBody).digest('hex')
    const expected = Buffer.from(\`v0=\${hmac}\`)
    const given = Buffer.from(signature)
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return respond(401)`,
  evidence: [
    'https://github.com/zoom/webhook-sample',
    'https://developers.zoom.us/changelog/platform/webhook-validation-and-verification-changes',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['webhooks'],
  twins: ['accepts-any-signature'],
  situation: [codeExchanged(2), eventSent()],

  async run(test) {
    if (takesEventsOnly(test))
      return expectRefused(test, 'Somebody sent an event that they had signed themselves', {
        secret: 'not the secret of this app',
      })
    const { zoom, webhooks } = test
    const { person } = await connectedToListeningApp(test)
    const body = await deauthorizationOf(zoom, person, Date.now())
    const status = await webhooks.send({ body, secret: 'not the secret of this app' })
    await expectUntouched(test, person, 'Somebody sent an event that they had signed themselves', status)
  },
}
