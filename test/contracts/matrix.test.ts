import { describe, expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { brokenTwins } from '../../src/broken-twins/index.ts'
import { type ContractResult, runContracts } from '../../src/contract-runner/index.ts'
import type { Finding } from '../../src/mock-zoom/index.ts'
import { acme } from './acme.ts'

const names = (results: readonly ContractResult[]) =>
  results.map(({ contract, profile }) => `${contract.id} ${profile}`)

test('the reference client keeps every contract, and the mock finds nothing wrong', async () => {
  const client = acme('reference client')
  const findings: Finding[] = []
  const report = await runContracts({
    contracts,
    subjectName: 'reference client',
    subject: async (zoom) => {
      const { description, [Symbol.asyncDispose]: stop } = await client(zoom)
      const lookAndStop = async () => {
        findings.push(...zoom.findings())
        await stop()
      }
      return { description, [Symbol.asyncDispose]: lookAndStop }
    },
  })
  expect(report.results.filter((result) => result.verdict !== 'kept')).toEqual([])
  expect(findings).toEqual([])
  expect(names(report.results)).toEqual(
    ['2026', '2020'].flatMap((profile) => contracts.map((contract) => `${contract.id} ${profile}`)),
  )
  expect(report.exitCode).toBe(0)
})

describe.each(brokenTwins)('the broken twin $name', ({ name, alterations }) => {
  test('breaks exactly the contracts that claim it, and the finding is told', async () => {
    const report = await runContracts({ contracts, subjectName: name, subject: acme(name, alterations) })

    const claimed = report.results.filter(({ contract }) => contract.twins.includes(name))
    expect(claimed.map(({ verdict }) => verdict)).toEqual(claimed.map(() => 'broken'))
    const broken = report.results.filter((result) => result.verdict === 'broken')
    // What only builds on the broken promise is not judged by it: it can't get that far.
    expect(names(broken.filter(({ failure }) => !failure.given))).toEqual(names(claimed))
    expect(report.counts['could-not-run']).toBe(0)
    expect(claimed.length).toBeGreaterThan(0)
    expect(report.exitCode).toBe(1)
    for (const result of claimed) {
      if (result.verdict !== 'broken') continue
      expect(result.failure.given).toBe(false)
      expect(result.failure.findings.map((finding) => finding.rule)).toEqual([findingOf[name]])
    }
  })
})

/** What the mock says about each twin. */
const findingOf: Readonly<Record<string, string>> = {
  'reuses-stored-code': 'stale-code-after-reconnect',
  'exchanges-code-twice': 'code-replayed',
  'never-saves-rotated-token': 'refresh-token-reused',
  'sends-another-redirect-uri': 'redirect-uri-mismatch',
}
