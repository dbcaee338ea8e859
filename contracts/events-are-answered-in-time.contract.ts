import type { Contract, ContractRun } from '../src/contract-runner/index.ts'
import { uninstall } from './deauthorization.ts'
import { connectedPerson } from './expired-token.ts'
import { eventNamed, takesEventsOnly } from './responses-to-events.ts'
import { codeExchanged, eventSent } from './situations.ts'

export const contract: Contract = {
  id: 'events-are-answered-in-time',
  group: 'webhooks',
  title: 'The app answers every event with 200 or 204 within three seconds, also one that it has no use for.',
  why:
    'Zoom accepts two statuses as success, and waits three seconds. After a 5xx or a late response it sends the event ' +
    'again after 5, 25 and 85 minutes, and then drops it. After a redirect, such as one to a sign-in page, or a 4xx it ' +
    'drops the event at once. Which events come is a setting at Zoom: one that the code does not know is no failure.',
  goesWrong:
    'Events are handled three or four times, or not at all. Zoom’s log for the app is full of failures, and nobody ' +
    'at the app sees them.',
  zoomSays: 'After a 5xx or no response, another attempt after 5, then 20, then 60 minutes; otherwise none',
  remedy: `Respond first, and do slow work afterwards:
    response.writeHead(204).end()
    queue.add(event) // which ignores the kinds it does not know`,
  evidence: [
    'https://developers.zoom.us/blog/webhook-delays',
    'https://devsupport.zoom.us/hc/en-us/articles/360059893812',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['webhooks'],
  twins: ['answers-events-with-a-redirect', 'crashes-on-unknown-events'],
  situation: [codeExchanged(2), eventSent()],

  async run(test) {
    if (takesEventsOnly(test)) return expectAllTaken(test)
    const { person } = await connectedPerson(test)
    const { delivery, during } = await uninstall(test, person)
    const [attempt] = delivery?.attempts ?? []
    test.expect.that(attempt !== undefined && attempt.failure === null, {
      appDid: 'Zoom sent an event, and the app did not respond in the way that Zoom requires.',
      expected: '200 or 204 within three seconds',
      found: attempt?.failure ?? 'no attempt',
      during,
    })
    await sendUnknownEvents(test)
  },
}

/** One that Zoom has, and one that it may have some day. */
const unknownEvents = ['user.presence_status_updated', 'something.new']

async function expectAllTaken({ webhooks, expect }: ContractRun): Promise<void> {
  for (const event of ['meeting.started', ...unknownEvents]) {
    const status = await webhooks.send({ body: eventNamed(event) })
    expect.that(status === 200 || status === 204, {
      appDid: `Zoom sent a genuine “${event}”, and the app answered ${status}.`,
      expected: '200 or 204, also to an event that the app has no use for',
      found: `status ${status}`,
    })
  }
}

async function sendUnknownEvents(test: ContractRun): Promise<void> {
  const { webhooks, expect } = test
  const { person } = await connectedPerson(test)
  const { id, email, accountId } = person.zoomUser
  for (const event of unknownEvents) {
    const payload = { account_id: accountId, object: { id, email, date_time: '2026-01-05T09:00:00Z' } }
    const status = await webhooks.send({ body: JSON.stringify({ event, event_ts: Date.now(), payload }) })
    expect.that(status === 200 || status === 204, {
      appDid: `Zoom sent a genuine “${event}”, an event that the app has no use for, and the app answered ${status}.`,
      expected: '200 or 204: there is nothing to do, and that is fine',
      found: `status ${status}`,
      causes: ['It looks up the kind of the event in a list, and takes one that is not there for an error.'],
    })
  }
}
