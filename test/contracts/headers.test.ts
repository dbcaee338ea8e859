import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contracts, findContract } from '../../contracts/index.ts'
import { brokenTwins } from '../../src/broken-twins/index.ts'
import { contractGroups } from '../../src/contract-runner/contract.ts'

const suffix = '.contract.ts'

test('the list has every contract file once, under the name of the file', () => {
  const files = readdirSync(new URL('../../contracts', import.meta.url)).filter((name) =>
    name.endsWith(suffix),
  )
  expect(contracts.map(({ id }) => id).toSorted()).toEqual(
    files.map((name) => name.slice(0, -suffix.length)).toSorted(),
  )
})

test('a contract is found by its id', () => {
  expect(findContract('connect-works')?.id).toBe('connect-works')
  expect(findContract('connect-fails')).toBeUndefined()
})

describe.each(contracts)('$id', (contract) => {
  test('says everything a reader needs', () => {
    const { title, why, goesWrong, zoomSays, remedy, evidence, profiles } = contract
    expect(title).toMatch(/^[A-Z].*\.$/)
    for (const text of [why, goesWrong, zoomSays]) expect(text.trim().length).toBeGreaterThan(40)
    expect(remedy, 'a sentence, then code').toMatch(/^\S.*:\n {4}\S/)
    expect(evidence.length).toBeGreaterThan(0)
    for (const source of evidence) expect(source).toMatch(/^https:\/\/\S+$/)
    expect(profiles).toEqual([...new Set(profiles)])
    expect(profiles.length).toBeGreaterThan(0)
  })

  test('names twins that exist', () => {
    const names = brokenTwins.map(({ name }) => name)
    expect(contract.twins.filter((twin) => !names.includes(twin))).toEqual([])
  })
})

test('groups stay together, in their order', () => {
  const groups = contracts.map(({ group }) => contractGroups.indexOf(group))
  expect(groups).toEqual(groups.toSorted((one, other) => one - other))
})

test('every twin is claimed', () => {
  const claimed = contracts.flatMap(({ twins }) => twins)
  expect(brokenTwins.filter(({ name }) => !claimed.includes(name))).toEqual([])
})
