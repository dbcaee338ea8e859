import type { ContractRun } from '../src/contract-runner/index.ts'

/** Parts of an event that a contract sends, as far as it differs from a genuine one. */
type Forgery = Omit<Parameters<ContractRun['webhooks']['send']>[0], 'body'>

/** Nobody connects to such an app, so its responses to events are all there is. */
export function takesEventsOnly({ subject }: ContractRun): boolean {
  return subject.missing(['connect']).length > 0
}

/** Events that are new each time: the app may drop what comes twice. */
export function eventNamed(event: string): string {
  const object = { id: '94517728325', uuid: crypto.randomUUID(), host_id: 'KdYKjnimT4KPd8FFgQt9FQ' }
  return JSON.stringify({
    event,
    event_ts: Date.now(),
    payload: { account_id: 'vZt1jbjVSVaB9EmXmf4fyg', object },
  })
}

/** The app takes a genuine event, and refuses the same with this forgery. */
export async function expectRefused(
  { webhooks, given, expect }: ContractRun,
  what: string,
  forgery: Forgery,
): Promise<void> {
  const taken = await webhooks.send({ body: eventNamed('meeting.started') })
  given.by('events-are-answered-in-time').that(taken === 200 || taken === 204, {
    appDid: `Zoom sent a genuine “meeting.started”, and the app answered ${taken}.`,
    expected: '200 or 204',
    found: `status ${taken}`,
  })
  const status = await webhooks.send({ body: eventNamed('meeting.started'), ...forgery })
  expect.that(status >= 400 && status < 500, {
    appDid: `${what}, and the app answered ${status}, as it does to a genuine event.`,
    expected: '401, or another 4xx',
    found: `status ${status}`,
  })
}
