import type { Contract, ContractRun, Person } from '../src/contract-runner/index.ts'
import { apiCalled, codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'two-browsers-are-one-person',
  group: 'reconnect',
  title: 'What a person does in one browser holds in all of them.',
  why:
    'A connection belongs to the person, not to a session: people have a laptop and a phone. Whatever the app keeps of it ' +
    'in a session (tokens, or only that there is a connection) is missing in the other one, and is out of date there after ' +
    'the person has disconnected.',
  goesWrong:
    'Somebody connects on the laptop, and the phone asks them to connect, which ends the connection of the laptop. They ' +
    'disconnect on the one, and the other goes on.',
  zoomSays: 'Nothing: it sees one Zoom user and one grant.',
  remedy: `Keep the connection with the person, and look it up in each request:
    const row = live(session.person) // not: session.zoomTokens`,
  evidence: [
    'https://github.com/mattermost/mattermost-plugin-zoom',
    'https://devforum.zoom.us/t/refresh-token-workflow-for-multi-tenant-apps/79405',
  ],
  profiles: ['2026'],
  severity: 'should',
  needs: ['sign-in'],
  twins: ['connected-in-one-browser-only'],
  presupposes: ['reconnect-without-disconnecting', 'tokens-are-not-used-after-disconnecting'],
  situation: [codeExchanged(2), apiCalled(3)],

  async run(test) {
    const { subject, newConnectedPerson, given } = test
    const { person: laptop, grantId } = await newConnectedPerson()
    given.works(await laptop.use(), 'used the app after connecting')
    const phone = laptop.inAnotherBrowser()
    await expectConnected(test, phone, grantId, 'connected in one browser')

    const again = await reconnect(test, phone)
    await expectConnected(test, laptop, again, 'connected again in another browser')
    if (subject.missing(['disconnect']).length > 0) return
    given.by('reconnects-as-often-as-wanted').works(await laptop.disconnect(), 'disconnected')
    await expectDisconnected(test, phone)
  },
}

async function reconnect({ seen, given }: ContractRun, person: Person): Promise<string> {
  const check = given.by('reconnect-without-disconnecting')
  const before = await seen.mark()
  const connected = await person.connect()
  const code = await check.oneCode('connected in another browser', before, connected)
  const { grantId } = await check.exchanged(code, connected)
  check.works(connected, 'connected in another browser')
  return grantId
}

async function expectConnected(
  { subject, seen, expect }: ContractRun,
  person: Person,
  grantId: string,
  deed: string,
): Promise<void> {
  const shown = subject.missing(['status']).length > 0 || (await person.isConnected())
  const before = await seen.mark()
  const used = await person.use()
  expect.that(shown && used.kind === 'works', {
    appDid: `The person ${deed}, and in the other one the app does not know it; ${used.answered}`,
    expected: 'the same connection in both browsers',
    found: used.kind === 'works' ? 'the app shows them as not connected' : 'the app says that it failed',
    causes: [
      'The tokens, or the fact that there is a connection, are kept in the web session of one browser.',
    ],
    during: used.entries,
  })
  await expect.apiCalled(grantId, `${deed}, and used the other one`, before)
}

async function expectDisconnected({ subject, seen, expect }: ContractRun, person: Person): Promise<void> {
  const shown = subject.missing(['status']).length === 0 && (await person.isConnected())
  const before = await seen.mark()
  const used = await person.use()
  const calls = await seen.apiCalls(before)
  expect.that(!shown && used.kind !== 'works' && calls.length === 0, {
    appDid: shown
      ? 'The person disconnected in one browser, and in the other one the app shows them as connected.'
      : `The person disconnected in one browser, and in the other one the app goes on; ${used.answered}`,
    expected: 'no connection, in both browsers',
    found: shown ? 'connected' : calls.map(({ type }) => type).join(', ') || 'success',
    causes: [
      'The tokens, or the fact that there is a connection, are kept in the web session of one browser.',
    ],
    entries: calls.map(({ seq }) => seq),
    during: used.entries,
  })
}
