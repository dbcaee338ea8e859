import { describe, expect, test } from 'vitest'
import { contracts, contractsFor as contractsOfKind } from '../../contracts/index.ts'
import { brokenTwins } from '../../src/broken-twins/index.ts'
import {
  columnsInBrowser,
  contractsFor,
  partOfTheDay,
  partsOfTheTests,
  readPart,
  wholeMatrix,
} from '../../tools/matrix/part.ts'

const twins = brokenTwins.map(({ name, kind = 'user-managed' }, place) => ({ name, kind, place }))

/** What runs in these parts, as `twin contract`. */
function cells(parts: readonly { number: number; of: number }[]): string[] {
  return twins.flatMap((twin) =>
    parts.flatMap((part) => contractsFor(twin, contracts, part).map(({ id }) => `${twin.name} ${id}`)),
  )
}

const allParts = Array.from({ length: partsOfTheTests }, (_, index) => ({
  number: index + 1,
  of: partsOfTheTests,
}))
const claimed = contracts.flatMap(({ id, twins: names }) => names.map((name) => `${name} ${id}`))

test('the parts of twenty days miss nothing', () => {
  const whole = twins.flatMap(({ name, kind }) => contractsOfKind(kind).map(({ id }) => `${name} ${id}`))
  expect(new Set(cells(allParts))).toEqual(new Set(whole))
  expect(cells([wholeMatrix])).toEqual(whole)
})

describe.each(allParts)('part $number/$of', (part) => {
  test('has every contract on the twins that it claims', () => {
    expect(cells([part])).toEqual(expect.arrayContaining(claimed))
  })

  test('is not much larger than the others, and has other contracts for each twin', () => {
    const others = cells([part]).filter((cell) => !claimed.includes(cell))
    expect(others.length).toBeLessThanOrEqual(Math.ceil((twins.length * contracts.length) / partsOfTheTests))
    const met = new Set(others.map((cell) => cell.split(' ')[1]))
    const ofPeople = contractsOfKind('user-managed')
    expect(ofPeople.filter(({ id }) => met.has(id)).length).toBeGreaterThan(ofPeople.length * 0.9)
  })
})

test('in Chromium, the parts of twenty days have each twin with what claims it, and each contract on the reference client', () => {
  const names = twins.map(({ name }) => name)
  const cellsOf = (part: { number: number; of: number }) =>
    columnsInBrowser(names, contracts, part).flatMap(({ twin, contracts: chosen }) =>
      chosen.map(({ id }) => `${twin} ${id}`),
    )
  const whole = [...contracts.map(({ id }) => `null ${id}`), ...claimed]
  expect(cellsOf(wholeMatrix).toSorted()).toEqual(whole.toSorted())
  expect(allParts.flatMap(cellsOf).toSorted()).toEqual(whole.toSorted())
  for (const part of allParts) expect(columnsInBrowser(names, contracts, part).length).toBeGreaterThan(3)
})

test('each day has the next part, from midnight to midnight', () => {
  const midnight = Date.UTC(2026, 10, 28)
  const of = partsOfTheTests
  const first = partOfTheDay(midnight)
  expect(partOfTheDay(midnight + 86_399_999)).toEqual(first)
  expect(partOfTheDay(midnight + 86_400_000)).toEqual({ number: (first.number % of) + 1, of })
  const days = Array.from({ length: of }, (_, day) => partOfTheDay(midnight + day * 86_400_000).number)
  expect(days.toSorted((one, other) => one - other)).toEqual(allParts.map(({ number }) => number))
})

test('a part is given as it is printed', () => {
  expect(readPart('3/20')).toEqual({ number: 3, of: 20 })
  expect(readPart('1/1')).toEqual(wholeMatrix)
})

test.each(['', '0/20', '21/20', '3', '3/20/1', 'all', '-1/20'])('%j is not a part', (text) => {
  expect(() => readPart(text)).toThrow('Expected a part of the matrix, such as 3/20')
})
