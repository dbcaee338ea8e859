import type { Contract } from '../src/contract-runner/index.ts'
import { connectedToListeningApp, deauthorizationOf, expectUntouched } from './deauthorization.ts'
import { expectRefused, takesEventsOnly } from './responses-to-events.ts'
import { codeExchanged, eventSent } from './situations.ts'

export const contract: Contract = {
  id: 'old-timestamp-changes-nothing',
  group: 'webhooks',
  title: 'An event that was signed a day ago changes nothing.',
  why:
    'The timestamp is part of what is signed, so that a recorded event can’t be replayed forever. Zoom’s retries ' +
    'end after an hour and a half; anything older does not come from Zoom.',
  goesWrong: 'Anyone who has seen one genuine event, in a log or at a proxy, can replay it on any later day.',
  zoomSays: 'x-zm-request-timestamp: <seconds since 1970>',
  remedy: `Compare it with the clock:
    const age = Date.now() / 1000 - Number(timestamp)
    if (!(age < 300)) return respond(401) // also when it isn’t a number`,
  evidence: ['https://github.com/zoom/webhook-sample', 'https://developers.zoom.us/blog/webhook-delays'],
  profiles: ['2026'],
  severity: 'should',
  needs: ['webhooks'],
  twins: ['accepts-old-events'],
  situation: [codeExchanged(2), eventSent()],

  async run(test) {
    if (takesEventsOnly(test))
      return expectRefused(test, 'An event arrived that had been signed a day earlier', { age: day })
    const { zoom, webhooks } = test
    const { person } = await connectedToListeningApp(test)
    const body = await deauthorizationOf(zoom, person, Date.now())
    const status = await webhooks.send({ body, age: day })
    await expectUntouched(test, person, 'An event arrived that had been signed a day earlier', status)
  },
}

/** In seconds. */
const day = 86_400
