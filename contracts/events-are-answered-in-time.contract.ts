import type { Contract } from '../src/contract-runner/index.ts'
import { uninstall } from './deauthorization.ts'
import { connectedPerson } from './expired-token.ts'
import { codeExchanged, eventSent } from './situations.ts'

export const contract: Contract = {
  id: 'events-are-answered-in-time',
  group: 'webhooks',
  title: 'The app answers events with 200 or 204 within three seconds.',
  why:
    'Zoom accepts two statuses as success, and waits three seconds. After a 5xx or a late response it sends the event ' +
    'again after 5, 25 and 85 minutes, and then drops it. After a redirect, such as one to a sign-in page, or a 4xx it ' +
    'drops the event at once.',
  goesWrong:
    'Events are handled three or four times, or not at all. Zoom’s log for the app is full of failures, and nobody ' +
    'at the app sees them.',
  zoomSays: 'After a 5xx or no response, another attempt after 5, then 20, then 60 minutes; otherwise none',
  remedy: `Respond first, and do slow work afterwards:
    response.writeHead(204).end()
    queue.add(event)`,
  evidence: [
    'https://developers.zoom.us/blog/webhook-delays',
    'https://devsupport.zoom.us/hc/en-us/articles/360059893812',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['webhooks'],
  twins: ['answers-events-with-a-redirect'],
  situation: [codeExchanged(), eventSent()],

  async run(test) {
    const { person } = await connectedPerson(test)
    const { delivery, during } = await uninstall(test, person)
    const [attempt] = delivery?.attempts ?? []
    test.expect.that(attempt !== undefined && attempt.failure === null, {
      appDid: 'Zoom sent an event, and the app did not respond in the way that Zoom requires.',
      expected: '200 or 204 within three seconds',
      found: attempt?.failure ?? 'no attempt',
      during,
    })
  },
}
