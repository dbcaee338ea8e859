import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { providerContracts } from '../../contracts/zoom/index.ts'
import { startOwnMock } from '../../src/cli/own-mock.ts'
import { variablesOf } from '../../src/provider-contracts/index.ts'
import { runOnMock } from './run.ts'

// Every provider contract, as the mock keeps it. That each can also fail is shown in differ.test.ts.

for (const profile of ['2026', '2020'] as const) {
  test(`${profile}: the mock does everything that the provider contracts say about Zoom`, async () => {
    await using mock = await startOwnMock({ profile })
    const { results, counts, answered } = await runOnMock(mock)
    expect(results.filter(({ verdict }) => verdict !== 'agrees')).toEqual([])
    expect(counts).toEqual({ agrees: providerContracts.length, differs: 0, 'cannot tell': 0 })
    // Only what was announced; URLs that a person opens are requested by a browser.
    const announced = providerContracts.flatMap(({ needs, sends }) =>
      sends.filter(({ path }) => !(needs === 'person' && path === '/oauth/authorize')),
    )
    expect(answered).toBe(announced.length)
  })
}

test('each contract is named after its file, and none is left out', () => {
  const files = readdirSync('contracts/zoom').filter((name) => name.endsWith('.contract.ts'))
  const ids = providerContracts.map(({ id }) => id)
  expect(ids.map((id) => `${id}.contract.ts`).toSorted()).toEqual(files.toSorted())
})

for (const { id, needs, sends, confidence, source } of providerContracts) {
  test(`${id}: says honestly what it needs, and where it comes from`, () => {
    const variables = sends.flatMap(variablesOf)
    if (variables.includes('ZOOM_ACCOUNT_ID')) expect(needs).toBe('s2s-account')
    expect(needs === 'nothing').toBe(variables.length === 0)
    expect(sends.length).toBeGreaterThan(0)
    // Only a guess may be without a source.
    if (confidence !== 'unknown') expect(source.length).toBeGreaterThan(0)
  })
}
