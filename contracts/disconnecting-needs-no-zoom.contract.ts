import type { Contract, ContractRun } from '../src/contract-runner/index.ts'
import { apiCalled, codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'disconnecting-needs-no-zoom',
  group: 'disconnect',
  title: 'While Zoom is down, disconnecting still disconnects.',
  why:
    'The person has withdrawn their permission; whether Zoom can be reached right now is not their concern. If the ' +
    'app can’t revoke the tokens, it must at least stop using them, and stop showing the person as connected.',
  goesWrong:
    'Somebody presses “Disconnect”, sees an error, and is still connected. They press again, and again.',
  zoomSays: '503 with an HTML page, or no response at all.',
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
  twins: ['stays-connected-when-zoom-is-down', 'uses-deleted-row'],
  situation: [codeExchanged(2), apiCalled(2)],

  async run(test) {
    await disconnectDuring(test, { drop: true }, 'while Zoom could not be reached')
    await disconnectDuring(test, { status: 503, body: '<h1>Later</h1>' }, 'while Zoom was down')
  },
}

type Fault = Omit<Parameters<ContractRun['zoom']['faults']['add']>[0], 'route' | 'next' | 'share'>

async function disconnectDuring(
  { zoom, subject, newConnectedPerson, seen, given, expect }: ContractRun,
  fault: Fault,
  when: string,
): Promise<void> {
  const { person } = await newConnectedPerson()
  given.works(await person.use(), 'used the app after connecting')
  await zoom.faults.add({ route: 'all', share: 1, ...fault })
  await person.disconnect()
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
  if (subject.missing(['status']).length > 0) return
  expect.that(!(await person.isConnected()), {
    appDid: `The person disconnected ${when}, and the app still shows them as connected.`,
    expected: 'not connected',
    found: 'connected',
  })
}
