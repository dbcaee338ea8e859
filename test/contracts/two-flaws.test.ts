import { expect, test } from 'vitest'
import { findContract, contracts as known } from '../../contracts/index.ts'
import { clientAsSubject } from '../../src/broken-twins/client-as-subject.ts'
import { predictableState } from '../../src/broken-twins/predictable-state.ts'
import { runContracts } from '../../src/contract-runner/index.ts'
import type { Alterations } from '../../src/reference-client/index.ts'

/** https://devforum.zoom.us/t/12302: each person's first code is exchanged forever. The state can be guessed as well. */
const twoFlaws: Alterations = {
  ...predictableState.alterations,
  connection(right) {
    const first = new Map<string, URLSearchParams>()
    return {
      ...right,
      complete(callback) {
        const parameters = first.get(callback.person) ?? callback.parameters
        first.set(callback.person, parameters)
        return right.complete({ ...callback, parameters })
      },
    }
  },
}

async function judge(id: string) {
  const contract = findContract(id)
  if (contract === undefined) throw new Error(`no contract ${id}`)
  const report = await runContracts({
    contracts: [contract],
    known,
    profile: '2026',
    subjectName: 'app',
    subject: clientAsSubject('app', twoFlaws),
  })
  const result = report.results.find((each) => each.contract.id === id)
  return result?.verdict === 'blocked' ? `blocked by ${result.by}` : result?.verdict
}

test('a stored code hides neither a state that can be guessed nor what is done with a used one', async () => {
  expect(await judge('state-is-unguessable')).toBe('broken')
  expect(await judge('state-is-used-once')).toBe('kept')
})

test('a stored code is one cause, also after an exchange that failed and for another Zoom user', async () => {
  expect(await judge('failed-exchange-can-be-retried')).toBe('blocked by reconnect-uses-the-new-code')
  expect(await judge('reconnect-as-another-zoom-user')).toBe('blocked by reconnect-uses-the-new-code')
})
