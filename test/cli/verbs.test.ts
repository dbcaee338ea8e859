import { expect, test } from 'vitest'
import { clock, durationIn } from '../../src/cli/verbs/clock.ts'
import { changesIn, event } from '../../src/cli/verbs/event.ts'
import { fault } from '../../src/cli/verbs/fault.ts'
import { reset } from '../../src/cli/verbs/reset.ts'
import { signIn } from '../../src/cli/verbs/sign-in.ts'
import { state } from '../../src/cli/verbs/state.ts'
import { uninstall } from '../../src/cli/verbs/uninstall.ts'
import type { Verb } from '../../src/cli/verbs/verb.ts'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { connectMockZoom, createMockZoom } from '../../src/mock-zoom/index.ts'
import { runCommand } from '../support/command.ts'
import { connect } from '../support/oauth.ts'
import { isSigned, listenForWebhooks, status, subscribe } from '../support/webhook-target.ts'

/** Runs it from outside, as the command does. */
async function tell(mock: MockZoom, verb: Verb) {
  await using zoom = await connectMockZoom(mock.url)
  return await verb(zoom)
}

test('event sends a signed event with single keys changed, and tells how each app took it', async () => {
  await using target = await listenForWebhooks()
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  const flags = { user: 'jill', set: ['object.topic=Stand=up', 'object.duration=15', 'object.id="7"'] }
  const sent = await tell(zoom, event('meeting.started', flags))
  expect([sent.exitCode, sent.lines]).toEqual([
    0,
    [expect.stringMatching(/^meeting\.started to Acme Scheduler: accepted \(200, \d+ ms\)\.$/)],
  ])
  const [received] = target.received
  expect(received && isSigned(received)).toBe(true)
  expect(JSON.parse(received?.body ?? '')).toMatchObject({
    event: 'meeting.started',
    payload: { object: { topic: 'Stand=up', duration: 15, id: '7' } },
  })
  target.answers(status(503), status(400))
  const refused = await tell(zoom, event('calendar.event_created', { payload: '{"id":1}' }))
  expect([refused.exitCode, refused.lines]).toEqual([
    1,
    [
      'calendar.event_created to Acme Scheduler: not accepted: it responded with 503, and Zoom expects 200 or 204. It is tried again by the mock’s clock.',
    ],
  ])
  const dropped = await tell(zoom, event('user.updated', {}))
  expect(dropped.lines).toEqual([
    'user.updated to Acme Scheduler: not accepted, and dropped: it responded with 400, and Zoom expects 200 or 204.',
  ])
  const held = await tell(zoom, event('user.updated', { hold: true, app: 'acme scheduler' }))
  expect([held.exitCode, held.lines[0]]).toEqual([0, expect.stringContaining('held as webhook_')])
})

test('event --list shows the catalogue, and with a name its payload', async () => {
  await using zoom = await createMockZoom()
  expect((await tell(zoom, event(undefined, { list: true }))).lines).toContain('recording.completed')
  const [payload, source, notKnown] = (await tell(zoom, event('user.deleted', { list: true }))).lines
  expect(JSON.parse(payload ?? '')).toMatchObject({ operator: expect.any(String) })
  expect([source, notKnown]).toEqual([
    'Shape from: developers.zoom.us/docs/api/users/events',
    expect.stringMatching(/^Not known: /),
  ])
})

test('clock shows and moves the time', async () => {
  await using zoom = await createMockZoom()
  const before = await zoom.clock.now()
  await tell(zoom, clock('1h30m'))
  expect((await zoom.clock.now()) - before).toBe(5_400_000)
  const { iso } = await zoom.clock.show()
  expect((await tell(zoom, clock(undefined))).lines).toEqual([
    `The mock’s time is ${iso}; its clock stands still until it is moved.`,
  ])
  expect(durationIn('3d 2h5s10ms')).toEqual({ days: 3, hours: 2, seconds: 5, milliseconds: 10 })
})

test('fault adds, lists and removes faults', async () => {
  await using zoom = await createMockZoom()
  const added = await tell(zoom, fault('token', { status: 502, next: 2, when: 'after' }))
  expect(added.lines).toEqual([
    expect.stringMatching(/: the next 2 requests to token succeed, then meet status 502\.$/),
  ])
  await tell(zoom, fault('all', { share: 0.5, delay: 20 }))
  expect((await tell(zoom, fault(undefined, {}))).lines).toEqual([
    ...added.lines,
    expect.stringMatching(/: 50 % of requests meet a delay of 20 ms\.$/),
  ])
  await tell(zoom, fault(undefined, { clear: true }))
  expect((await tell(zoom, fault(undefined, {}))).lines).toEqual(['No fault waits for a request.'])
})

test('sign-in, uninstall, state and reset', async () => {
  await using zoom = await createMockZoom()
  expect((await tell(zoom, signIn('ada', { consent: 'decline' }))).lines).toEqual([
    'ada@example.org is signed in at Zoom in every browser, and declines.',
  ])
  expect((await tell(zoom, signIn(undefined, { out: true }))).json).toEqual({ userId: null })
  await connect(zoom)
  expect((await tell(zoom, state())).lines).toContain('Grants   1 live, 0 ended')
  expect((await tell(zoom, uninstall('jill', {}))).lines).toEqual([
    'jill@example.com uninstalled Acme Scheduler; 1 grant ended. It gets no event: the app has no webhookUrl.',
  ])
  const { json } = await tell(zoom, state())
  expect(json).toMatchObject({ url: zoom.url, grants: [{ ended: expect.stringContaining('uninstalled') }] })
  expect(JSON.stringify(json)).not.toContain('acme-scheduler-secret')
  await tell(zoom, reset())
  expect(await zoom.journal.list()).toEqual([])
})

test('what is wrong is told in one line, with what may have been meant', async () => {
  await using zoom = await createMockZoom()
  const wrong: readonly (readonly [() => Verb, string])[] = [
    [
      () => event('meeting.startd', {}),
      'The mock has no payload for meeting.startd. Did you mean meeting.started?',
    ],
    [() => event(undefined, {}), 'Which event? mock-zoom event --list'],
    [() => event('app_deauthorized', {}), 'Run mock-zoom uninstall <user>.'],
    [
      () => event('user.updated', { user: 'jil' }),
      'There is no Zoom user jil. Did you mean jill@example.com?',
    ],
    [() => event('user.updated', { app: 'acme_schedular_dev_01' }), 'Did you mean acme_scheduler_dev_01?'],
    [() => event('user.updated', { set: ['topic'] }), '--set topic: expected path=value'],
    [() => event('user.updated', { set: ['a=1', 'a.b=1'] }), '--set a.b=1: a has a value already'],
    [() => event('user.updated', { payload: '[1]' }), '--payload: expected a JSON object'],
    [() => event('user.updated', {}), 'Nobody gets user.updated: no app has a subscription for it.'],
    [() => clock('1 hour'), '1 hour is not a length of time.'],
    [() => fault('tokne', { status: 502 }), 'There is no route tokne. Did you mean token?'],
    [() => fault('token', { answer: 'htm' }), 'There is no answer htm. Did you mean html?'],
    [() => fault('token', {}), 'does nothing; give delay, drop, hang, answer, status or cutAfter'],
    [() => signIn(undefined, { consent: 'allow' }), 'Whose consent?'],
    [() => uninstall('nobody', {}), 'There is no Zoom user nobody. mock-zoom state lists'],
    [() => uninstall('jill', {}), 'jill@example.com has not authorized any app'],
  ]
  for (const [verb, says] of wrong) {
    const message = await tell(zoom, async (mock) => await verb()(mock)).then(
      () => 'it worked',
      (error: Error) => `${error.name}: ${error.message}`,
    )
    expect(message).toContain(says)
    expect(message).toMatch(/^MockZoomError: .*$/)
  }
})

test('--set builds objects, and takes what is JSON as JSON', () => {
  expect(changesIn(['a.b.c=1', 'a.b.d=text', 'e=null', 'f={"g":[true]}', '__proto__.x=1'])).toEqual(
    JSON.parse('{"a":{"b":{"c":1,"d":"text"}},"e":null,"f":{"g":[true]},"__proto__":{"x":1}}'),
  )
  expect(Object.keys({})).toEqual([])
})

test('the built command: JSON on standard output, one line and exit code 2 when something is wrong', async () => {
  await using zoom = await createMockZoom()
  const env = { MOCK_ZOOM_URL: zoom.url }
  const [shown, wrong, none] = await Promise.all([
    runCommand(['clock', '1h', '--json'], { env }),
    runCommand(['fault', 'tokne', '--status', '502', '--zoom', zoom.url]),
    runCommand(['state', '--zoom', 'http://127.0.0.1:1']),
  ])
  expect([shown.code, shown.stderr, JSON.parse(shown.stdout)]).toEqual([0, '', await zoom.clock.show()])
  expect([wrong.code, wrong.stdout, wrong.stderr]).toEqual([
    2,
    '',
    'mock-zoom: There is no route tokne. Did you mean token? There are authorize, token, devicecode, revoke, api, page, all.\n',
  ])
  expect([none.code, none.stderr]).toEqual([
    2,
    expect.stringMatching(
      /^mock-zoom: No mock-zoom responds at http:\/\/127\.0\.0\.1:1 \(.*\)\. Start one with mock-zoom serve, or check the address\.\n$/,
    ),
  ])
})
