import { expect, test } from 'vitest'
import { contracts, findContract } from '../../contracts/index.ts'
import { clientAsSubject } from '../../src/broken-twins/client-as-subject.ts'
import { refreshesInParallel } from '../../src/broken-twins/refreshes-in-parallel.ts'
import type { ContractResult } from '../../src/contract-runner/index.ts'
import { decidedByChance, runAgain, waveringIn } from '../../tools/same-verdict/run-again.ts'
import { exampleResults } from '../contract-runner/example-report.ts'

test('the contracts that chance could decide exist', () => {
  expect(decidedByChance.filter((id) => findContract(id) === undefined)).toEqual([])
})

test('three runs of a race give one verdict with one cause', async () => {
  const chosen = contracts.filter(({ id }) => id === 'parallel-calls-make-one-refresh')
  const subject = clientAsSubject('app', refreshesInParallel.alterations)
  const verdicts: string[] = []
  const wavering = await runAgain(chosen, 3, { subjectName: 'app', subject }, (_, results) => {
    verdicts.push(...results.map(({ verdict }) => verdict))
  })
  expect(wavering).toEqual([])
  expect(new Set(verdicts)).toEqual(new Set(['broken']))
})

test('another verdict wavers, and so does the same one with another cause', () => {
  const broken = exampleResults.find(({ verdict }) => verdict === 'broken')
  if (broken?.verdict !== 'broken') throw new Error('The example has none.')
  const { contract, profile, durationMs, failure } = broken
  const kept: ContractResult = { verdict: 'kept', contract, profile, durationMs }
  const unexplained: ContractResult = { ...broken, failure: { ...failure, findings: [] } }
  expect(waveringIn([[broken], [broken]])).toEqual([])
  expect(waveringIn([[broken], [unexplained], [kept], [kept]])).toEqual([
    {
      contract: 'code-is-new (2026)',
      judgements: { 'broken: code-replayed': 1, 'broken: no finding': 1, kept: 2 },
    },
  ])
})
