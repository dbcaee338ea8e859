import { expect, test } from 'vitest'
import type { ContractHeader, ContractResult } from '../../src/contract-runner/index.ts'
import { settle } from '../../src/contract-runner/settle.ts'
import { exampleResults } from './example-report.ts'

function broken(header: Partial<ContractHeader>, symptom: string, given: string | null = null) {
  const result = exampleResults.find(({ verdict }) => verdict === 'broken')
  if (result?.verdict !== 'broken') throw new Error('The example has none.')
  const failure = { ...result.failure, findings: [], symptom, given }
  return { ...result, contract: { ...result.contract, ...header }, failure }
}

/** What becomes of a failure beside other contracts; each finding is what the contract of the same name is about. */
async function beside(result: ContractResult, ...others: readonly ContractResult[]): Promise<string> {
  const settled = await settle(
    result,
    async (id) => others.find(({ contract }) => contract.id === id),
    (rule) => rule,
  )
  return settled.verdict === 'blocked' ? `blocked by ${settled.by}` : settled.verdict
}

const lock = 'one-refresh'

test('a promise that presupposes another is blocked while that is broken, however both failed', async () => {
  const failed = broken({ id: 'two-instances', presupposes: [lock] }, 'both instances failed')
  expect(await beside(failed, broken({ id: lock }, 'three refreshes'))).toBe(`blocked by ${lock}`)
  expect(await beside(failed, { ...broken({ id: lock }, ''), verdict: 'kept' })).toBe('broken')
})

test('it is blocked by that promise, even if its set-up failed because of another one', async () => {
  const failed = broken({ id: 'two-instances', presupposes: [lock] }, 'the old token came again', 'rotation')
  expect(await beside(failed, broken({ id: lock }, 'three refreshes'))).toBe(`blocked by ${lock}`)
  expect(await beside(failed, broken({ id: 'rotation' }, 'the old token'))).toBe('blocked by rotation')
})

test('a variation is blocked only where both failed in the same way', async () => {
  const failed = broken({ id: 'dead-token-of-2020', buildsOn: ['dead-token'] }, 'it asked forever')
  expect(await beside(failed, broken({ id: 'dead-token' }, 'it asked forever'))).toBe('blocked by dead-token')
  expect(await beside(failed, broken({ id: 'dead-token' }, 'it answered 500'))).toBe('broken')
})

test('a variation that failed in the same way is blocked by that contract, whoever its finding is about', async () => {
  const finding = { rule: 'sent-twice', sentence: '', inProduction: '', remedy: '', evidence: [] }
  const withFinding = (header: Partial<ContractHeader>, symptom: string) => {
    const result = broken(header, symptom)
    return { ...result, failure: { ...result.failure, findings: [finding] } }
  }
  const failed = withFinding({ id: 'another-user', buildsOn: ['reconnect'] }, 'another code')
  const owner = withFinding({ id: 'sent-twice' }, 'the same code twice')
  expect(await beside(failed, owner, broken({ id: 'reconnect' }, 'another code'))).toBe(
    'blocked by reconnect',
  )
  expect(await beside(failed, owner, broken({ id: 'reconnect' }, 'no code'))).toBe('blocked by sent-twice')
})
