import { expect, test } from 'vitest'
import { causesOf } from '../../src/contract-runner/causes.ts'
import type { ContractResult } from '../../src/contract-runner/index.ts'
import { hangsAfterFailure } from '../../src/contract-runner/result.ts'
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

const finding = {
  rule: 'token-used-after-revoke',
  sentence: 'It did.',
  inProduction: '',
  remedy: 'the finding’s',
  evidence: [],
}

function explained(
  id: string,
  exchange: string,
  more: Partial<ContractResult['contract']> = {},
): ContractResult {
  const result = broken(id, 'must')
  if (result.verdict !== 'broken') throw new Error('It is broken.')
  const failure = { ...result.failure, findings: [{ ...finding, exchange }] }
  return { ...result, contract: { ...result.contract, ...more }, failure }
}

test('one finding about one kind of exchange is one cause, and about two kinds it is two', () => {
  const results = [
    explained('a', 'a revocation'),
    explained('b', 'a connection in use'),
    explained('c', 'a revocation'),
  ]
  expect(causesOf(results).map(({ breaks }) => breaks)).toEqual([['a', 'c'], ['b']])
})

test('failures during which the app printed the same error have one cause', () => {
  const printed = (id: string, error: string): ContractResult => {
    const result = broken(id, 'must')
    if (result.verdict !== 'broken') throw new Error('It is broken.')
    return {
      ...result,
      failure: { ...result.failure, symptom: `the app answered 500 (its output: ${error})` },
    }
  }
  const results = [printed('a', 'no such table'), printed('b', 'disk full'), printed('c', 'no such table')]
  expect(causesOf(results).map(({ id, breaks }) => [id, breaks])).toEqual([
    ['a', ['a', 'c']],
    ['b', ['b']],
  ])
})

test('a contract that knows more of its situation than the finding gives the advice', () => {
  const own = { remedyFor: [finding.rule], remedy: 'the contract’s' }
  expect(causesOf([explained('a', 'a revocation')]).map(({ remedy }) => remedy)).toEqual(['the finding’s'])
  expect(causesOf([explained('a', 'a revocation', own)]).map(({ remedy }) => remedy)).toEqual([
    'the contract’s',
  ])
})

test('failures after which the app no longer responds have one cause, if Zoom had failed before each', () => {
  const hanging = (id: string): ContractResult => {
    const result = broken(id, 'must')
    if (result.verdict !== 'broken') throw new Error('It is broken.')
    return { ...result, failure: { ...result.failure, symptom: hangsAfterFailure } }
  }
  expect(causesOf([hanging('a'), broken('b', 'must'), hanging('c')]).map(({ breaks }) => breaks)).toEqual([
    ['a', 'c'],
    ['b'],
  ])
})
