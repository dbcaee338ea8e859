import { setTimeout as pause } from 'node:timers/promises'
import type { Contract, ContractRun, Person } from '../src/contract-runner/index.ts'
import { codeExchanged, codeRefused, faultMet } from './situations.ts'

export const contract: Contract = {
  id: 'unfinished-connect-costs-nothing',
  group: 'reconnect',
  title: 'Somebody who starts to connect again keeps their connection until the new one is there.',
  why:
    'Between the click on “Connect” and the tokens, much can go wrong: the person closes the tab, Zoom refuses the code, ' +
    'or can’t be reached. Until Zoom has accepted the new code, nothing has happened to the connection from before.',
  goesWrong:
    'Somebody looks at Zoom’s page, goes back, and is disconnected. During a bad hour at Zoom, whoever tries to repair ' +
    'their connection loses the one that worked.',
  zoomSays:
    'Nothing, 400 {"reason":"Invalid authorization code","error":"invalid_grant"}, or no response at all; the earlier tokens stay good',
  remedy: `Replace the row when the new tokens are there, in one transaction:
    const tokens = await exchange(code) // throws: nothing was changed yet
    db.transaction(() => { deleteLive(person); insert(person, tokens) })`,
  evidence: [
    'https://github.com/thunderbird/appointment/issues/546',
    'https://devforum.zoom.us/t/how-to-protect-against-losing-refresh-token-response/10375',
    'https://developers.zoom.us/docs/integrations/oauth-error-messages/',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['ends-the-connection-when-connecting', 'ends-the-connection-before-the-exchange'],
  provokes: ['not-from-this-mock'],
  situation: [codeExchanged(), codeRefused(), faultMet('token')],

  async run(test) {
    const { zoom, seen, newConnectedPerson, given } = test
    const { person } = await newConnectedPerson()
    given.works(await person.use(), 'used the app after connecting')

    const first = await person.connectUntilCallback()
    await expectConnected(test, person, 'started to connect again and closed the tab at Zoom')

    const refused = new URL(first.url)
    refused.searchParams.set('code', 'm4Tq8Zx2LmA0YKDVCU6SY-E3rQ2m9T3Rg')
    await person.open(refused)
    await expectConnected(test, person, 'connected again, and Zoom refused the code')

    const second = await person.connectUntilCallback()
    const before = await seen.mark()
    await zoom.faults.next('token', { delay: hanging, drop: true })
    const callback = second.deliver()
    await untilAsked(test, before, callback)
    await expectConnected(test, person, 'connected again, and Zoom did not answer yet')
    const end = await callback
    // An app that sends the code a second time may have its new connection by now.
    if (end.kind !== 'works') await expectConnected(test, person, 'connected again, and Zoom never answered')
  },
}

/** Long enough to use the app meanwhile, in milliseconds. */
const hanging = 200

/** The token request is at Zoom, or there was none. */
async function untilAsked({ zoom }: ContractRun, after: number, callback: Promise<unknown>): Promise<void> {
  let done = false
  const end = () => {
    done = true
  }
  callback.then(end, end)
  while (!done && (await zoom.journal.list({ after, type: 'fault.injected' })).length === 0) await pause(5)
}

async function expectConnected(
  { subject, expect }: ContractRun,
  person: Person,
  deed: string,
): Promise<void> {
  const used = await person.use()
  const shown = subject.missing(['status']).length > 0 || (await person.isConnected())
  expect.that(used.kind === 'works' && shown, {
    appDid: `Somebody who was connected ${deed}, and has lost the connection that they had; ${used.answered}`,
    expected: 'the connection from before works on',
    found: used.kind === 'works' ? 'the app shows them as not connected' : 'the app says that it failed',
    causes: [
      'Starting to connect deletes or overwrites the row, to make room for the next one.',
      'The callback deletes the row before it has new tokens.',
    ],
    during: used.entries,
  })
}
