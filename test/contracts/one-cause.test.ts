import { expect, test } from 'vitest'
import { contracts as known } from '../../contracts/index.ts'
import { clientAsSubject } from '../../src/broken-twins/client-as-subject.ts'
import { predictableState } from '../../src/broken-twins/predictable-state.ts'
import { runContracts } from '../../src/contract-runner/index.ts'
import type { Alterations } from '../../src/reference-client/index.ts'

/** What becomes of these contracts on an app with these bugs. */
async function verdicts(alterations: Alterations, ...ids: readonly string[]) {
  const { results } = await runContracts({
    contracts: known.filter(({ id }) => ids.includes(id)),
    known,
    profile: '2026',
    subjectName: 'app',
    subject: clientAsSubject('app', alterations),
  })
  return Object.fromEntries(
    results
      .filter(({ contract }) => ids.includes(contract.id))
      .map((result) => [
        result.contract.id,
        result.verdict === 'blocked' ? `blocked by ${result.by}` : result.verdict,
      ]),
  )
}

/** https://devforum.zoom.us/t/12302: each person's first code is exchanged forever. */
const storedCode: Alterations['connection'] = (right) => {
  const first = new Map<string, URLSearchParams>()
  return {
    ...right,
    complete(callback) {
      const parameters = first.get(callback.person) ?? callback.parameters
      first.set(callback.person, parameters)
      return right.complete({ ...callback, parameters })
    },
  }
}

test('a stored code hides neither a state that can be guessed nor what is done with a used one', async () => {
  const twoFlaws = { ...predictableState.alterations, connection: storedCode }
  expect(await verdicts(twoFlaws, 'state-is-unguessable', 'state-is-used-once')).toEqual({
    'state-is-unguessable': 'broken',
    'state-is-used-once': 'kept',
  })
})

const connectingAgain = [
  'expired-code-is-not-the-end',
  'failed-exchange-can-be-retried',
  'reconnect-as-another-zoom-user',
  'reconnect-after-uninstalling',
]
const blockedByReconnecting = Object.fromEntries(
  connectingAgain.map((id) => [id, 'blocked by reconnect-uses-the-new-code']),
)

test('a stored code is one cause, however a person comes to connect again', async () => {
  expect(await verdicts({ connection: storedCode }, ...connectingAgain)).toEqual(blockedByReconnecting)
})

test('an exchange that is left out the second time is one cause', async () => {
  const memoised: Alterations['connection'] = (right) => {
    const asked = new Set<string>()
    return {
      ...right,
      async complete(callback) {
        if (asked.has(callback.person)) return
        asked.add(callback.person)
        await right.complete(callback)
      },
    }
  }
  expect(await verdicts({ connection: memoised }, ...connectingAgain)).toEqual(blockedByReconnecting)
})

test('disconnecting says nothing about an app that never calls Zoom', async () => {
  const neverCalls: Alterations['connection'] = (right) => ({
    ...right,
    use: async () => ({ id: 'x', email: 'x@example.com', displayName: 'X' }),
  })
  const disconnecting = ['disconnecting-needs-no-zoom', 'tokens-are-not-used-after-disconnecting']
  expect(await verdicts({ connection: neverCalls }, ...disconnecting)).toEqual(
    Object.fromEntries(disconnecting.map((id) => [id, 'blocked by connect-works'])),
  )
})
