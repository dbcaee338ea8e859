import type { Contract, ContractRun } from '../src/contract-runner/index.ts'
import { leftOver } from './left-over.ts'
import { faultMet } from './situations.ts'

export const contract: Contract = {
  id: 'failed-exchange-can-be-retried',
  group: 'connect',
  title: 'After Zoom fails during the exchange, starting again connects.',
  why:
    'Gateways answer with 502 and a page, connections are dropped, and the response to a successful exchange can ' +
    'be lost. In each case the person starts again, and Zoom issues a new code. Nothing left over from the first ' +
    'attempt may get in the way: no lock, no partial row, no stored code.',
  goesWrong:
    'After a bad minute at Zoom some people can never connect again, until somebody deletes a row or restarts the ' +
    'app.',
  zoomSays:
    '502 with text/html, 500 with an empty body, or no response at all; the next request works as usual.',
  remedy: `Undo what the attempt has started, however it ends:
    const release = await lock(person)
    try { return await exchangeAndSave(callback) }
    finally { release() }`,
  evidence: [
    'https://devforum.zoom.us/t/how-to-protect-against-losing-refresh-token-response/10375',
    'https://github.com/Jericho/ZoomNet',
    'https://github.com/attendee-labs/attendee',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['never-releases-its-lock', 'retries-the-failed-code-later', 'connected-without-tokens'],
  buildsOn: ['reconnect-uses-the-new-code', 'expired-code-is-not-the-end'],
  situation: [faultMet('token', 2)],

  async run(test) {
    await test.newConnectedPerson()
    await retryAfter(test, { answer: 'html' })
    await retryAfter(test, { drop: true, when: 'after' })
  },
}

type Fault = Parameters<ContractRun['zoom']['faults']['next']>[1]

async function retryAfter(
  { zoom, subject, newPerson, seen, expect }: ContractRun,
  fault: Fault,
): Promise<void> {
  const person = await newPerson()
  await zoom.faults.next('token', fault)
  const first = await person.connect()
  const saysConnected = subject.missing(['status']).length === 0 && (await person.isConnected())
  // An app that retries the exchange by itself may already be done.
  if (first.kind === 'works') {
    const used = await person.use()
    if (used.kind === 'works' && used.atZoom === 'accepted') return
  }
  expect.that(!saysConnected, {
    appDid: `Zoom failed during the exchange, and the app shows the person as connected, without tokens; ${first.answered}`,
    expected: 'a person who is not connected',
    found: 'connected',
    pretended: first,
    causes: [
      'The callback catches the error of the exchange, and goes on as if it had tokens.',
      'It marks the person as connected before the exchange, or stores the row first and the tokens later.',
    ],
    during: first.entries,
  })

  const before = await seen.mark()
  const again = await person.connect()
  const code = await expect.oneCode('started again', before, again)
  await expect.exchanged(code, again, leftOver)
  expect.works(again, 'started again after Zoom had failed during the exchange')
  expect.works(await person.use(), 'used the app after starting again')
}
