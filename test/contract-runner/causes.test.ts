import { expect, test } from 'vitest'
import { causesOf } from '../../src/contract-runner/causes.ts'
import type { ContractResult } from '../../src/contract-runner/index.ts'
import { exampleResults } from './example-report.ts'

function broken(id: string, severity: 'must' | 'should'): ContractResult {
  const result = exampleResults.find(({ verdict }) => verdict === 'broken')
  if (result?.verdict !== 'broken') throw new Error('The example has none.')
  const failure = { ...result.failure, findings: [] }
  return { ...result, contract: { ...result.contract, id, severity }, failure }
}

function blocked(id: string, by: string): ContractResult {
  const { contract } = broken(id, 'must')
  return { verdict: 'blocked', contract, profile: '2026', durationMs: 1, by, reason: 'no state' }
}

test('what an app must keep comes before what it should, whatever that blocks', () => {
  const results = [
    broken('less', 'should'),
    blocked('a', 'less'),
    blocked('b', 'less'),
    broken('more', 'must'),
  ]
  expect(causesOf(results).map(({ id }) => id)).toEqual(['more', 'less'])
})

test('of two that it must keep, the one that blocks more comes first', () => {
  const results = [broken('one', 'must'), broken('two', 'must'), blocked('a', 'two')]
  expect(causesOf(results).map(({ id }) => id)).toEqual(['two', 'one'])
})
