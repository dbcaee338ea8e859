import type { Contract } from '../src/contract-runner/index.ts'
import { connectedToListeningApp, deauthorizationOf, expectUntouched } from './deauthorization.ts'
import { expectRefused, takesEventsOnly } from './responses-to-events.ts'
import { codeExchanged, eventSent } from './situations.ts'

export const contract: Contract = {
  id: 'missing-signature-changes-nothing',
  group: 'webhooks',
  title: 'An event without a signature changes nothing.',
  why:
    'Zoom signs every event, including the one that validates the URL. The older verification token in the ' +
    'authorization header is being phased out, so “no signature means an old event” does not hold.',
  goesWrong: 'Anyone who leaves the header out can disconnect everyone whose Zoom user id they know.',
  zoomSays: 'x-zm-signature and x-zm-request-timestamp, on each request',
  remedy: `Refuse unsigned requests before you read anything:
    const signature = request.headers['x-zm-signature']
    if (typeof signature !== 'string' || !isGenuine(rawBody, timestamp, signature)) return respond(401)`,
  evidence: [
    'https://github.com/zoom/webhook-sample',
    'https://developers.zoom.us/changelog/platform/webhook-validation-and-verification-changes',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['webhooks'],
  twins: ['accepts-unsigned-events'],
  situation: [codeExchanged(2), eventSent()],

  async run(test) {
    if (takesEventsOnly(test))
      return expectRefused(test, 'Somebody sent an event without a signature', { secret: null })
    const { zoom, webhooks } = test
    const { person } = await connectedToListeningApp(test)
    const body = await deauthorizationOf(zoom, person, Date.now())
    const status = await webhooks.send({ body, secret: null })
    await expectUntouched(test, person, 'Somebody sent an event without a signature', status)
  },
}
