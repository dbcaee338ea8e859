import type { Contract, ContractRun, Person } from '../src/contract-runner/index.ts'
import { aMoment, connectedPerson } from './expired-token.ts'
import { apiCalled, codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'disconnecting-needs-no-zoom',
  group: 'disconnect',
  title:
    'Disconnecting disconnects: while Zoom is down, with an expired token, and when Zoom has ended the grant.',
  why:
    'The person has withdrawn their permission; whether Zoom can be reached right now, and whether the tokens are ' +
    'still good, is not their concern. If the app can’t revoke the tokens, it must at least stop using them, and stop ' +
    'showing the person as connected.',
  goesWrong:
    'Somebody presses “Disconnect”, sees an error, and is still connected. They press again, and again.',
  zoomSays:
    '503 with an HTML page, or no response at all; for a grant that has ended, ' +
    '400 {"reason":"Invalid Token!","error":"invalid_grant"}',
  remedy: `Delete the connection, whatever Zoom says:
    try { await revoke(row.accessToken) }
    catch (error) { log.warn('not revoked', error) }
    await deleteConnection(person)`,
  evidence: [
    'https://www.rfc-editor.org/rfc/rfc7009#section-2.2.1',
    'https://devforum.zoom.us/t/deauthorization-flow/78491',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['disconnect'],
  twins: ['stays-connected-when-zoom-is-down', 'uses-deleted-row', 'refreshes-before-it-disconnects'],
  presupposes: ['tokens-are-not-used-after-disconnecting'],
  situation: [codeExchanged(4), apiCalled(2)],

  async run(test) {
    const unreachable = { drop: true } as const
    const down = { status: 503, body: '<h1>Later</h1>' }
    await disconnectDuring(test, await personWhoUsed(test), unreachable, 'while Zoom could not be reached')
    await disconnectDuring(test, await personWhoUsed(test), down, 'while Zoom was down')
    const { person: late } = await connectedPerson(test, aMoment)
    await test.advanceClocks({ seconds: aMoment + 1 })
    await disconnectDuring(
      test,
      late,
      down,
      'while Zoom was down, after the access token had expired and could not be refreshed',
    )
    await disconnectFromADeadGrant(test)
  },
}

type Fault = Omit<Parameters<ContractRun['zoom']['faults']['add']>[0], 'route' | 'next' | 'share'>

async function personWhoUsed({ newConnectedPerson, seen, given }: ContractRun): Promise<Person> {
  const { person, grantId } = await newConnectedPerson()
  const connected = await seen.mark()
  given.works(await person.use(), 'used the app after connecting')
  // Otherwise its success after disconnecting says nothing.
  await given.apiCalled(grantId, 'used the app after connecting', connected)
  return person
}

async function disconnectDuring(
  test: ContractRun,
  person: Person,
  fault: Fault,
  when: string,
): Promise<void> {
  const { zoom, seen, expect } = test
  await zoom.faults.add({ route: 'all', share: 1, ...fault })
  const disconnected = await person.disconnect()
  await zoom.faults.clear()

  const before = await seen.mark()
  const used = await person.use()
  const calls = await seen.apiCalls(before)
  expect.that(used.kind !== 'works' && calls.length === 0, {
    appDid: `The person disconnected ${when}, and the app kept using the connection; ${used.answered}`,
    expected: 'a person who is not connected',
    found: calls.map(({ type }) => type).join(', ') || 'success',
    pretended: used,
    entries: calls.map(({ seq }) => seq),
  })
  await expectShownAsDisconnected(test, person, when, disconnected.answered)
}

/** The person has removed the app at Zoom, the token has expired, and then they disconnect here as well. */
async function disconnectFromADeadGrant(test: ContractRun): Promise<void> {
  const { zoom, expect } = test
  const { person } = await connectedPerson(test, aMoment)
  await test.advanceClocks({ seconds: aMoment + 1 })
  await zoom.uninstall({ user: person.zoomUser.id, clientId: (await zoom.apps.first()).clientId, hold: true })
  const disconnected = await person.disconnect()
  const when = 'after Zoom had ended the grant'
  expect.that(disconnected.kind === 'works', {
    appDid: `The person disconnected ${when}, and ${disconnected.answered}`,
    expected: 'the app says that it is done: there is nothing left to end',
    found:
      disconnected.kind === 'asks-to-reconnect'
        ? 'the app asks to connect again, in order to disconnect'
        : 'the app says that it failed',
    causes: [
      'It makes sure of a good access token before it disconnects, and lets that failure end the action.',
      'It revokes first, and deletes only what Zoom has revoked.',
    ],
    during: disconnected.entries,
  })
  await expectShownAsDisconnected(test, person, when, disconnected.answered)
}

async function expectShownAsDisconnected(
  { subject, expect }: ContractRun,
  person: Person,
  when: string,
  answered: string,
): Promise<void> {
  if (subject.missing(['status']).length > 0) return
  expect.that(!(await person.isConnected()), {
    appDid: `The person disconnected ${when}, and the app still shows them as connected; ${answered}`,
    expected: 'not connected',
    found: 'connected',
  })
}
