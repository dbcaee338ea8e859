import { expect, test } from 'vitest'
import { contracts } from '../../contracts/index.ts'
import { brokenTwins, findTwin } from '../../src/broken-twins/index.ts'
import { observeTwin } from '../../tools/observed/observe-twin.ts'
import { falseOnes, printObserved } from '../../tools/observed/print.ts'

// `npm run observed` drives all twins. Here, a tenth of those that get findings, another one each day, and one that is always run.

const withFindings = brokenTwins.filter(({ findings }) => findings !== undefined)
const day = Math.floor(Date.now() / 86_400_000) % 10
const today = withFindings.filter((_, place) => place % 10 === day)

test.each(today)('nothing false is found in what passes between $name and Zoom', async (twin) => {
  const rows = contracts.filter(({ twins }) => twins.includes(twin.name))
  const column = { twin: twin.name, cells: await observeTwin(twin, rows) }
  expect(falseOnes([column])).toEqual([])
})

test('what the mock finds is found from the wire alone, in a table', async () => {
  const twin = findTwin('reuses-stored-code') ?? null
  const rows = contracts.filter(({ id }) => id === 'reconnect-uses-the-new-code')
  const column = { twin: 'reuses-stored-code', cells: await observeTwin(twin, rows) }
  expect(printObserved([column])).toMatchInlineSnapshot(`
    "stale-code-after-reconnect           2 of 2

    1 of 1 rules that 1 clients break were found from the wire alone; 0 false."
  `)
})

test('a correct app passes without a finding', async () => {
  const rows = contracts.filter(({ id }) => ['refresh-is-rotated', 'account-token-works'].includes(id))
  const column = { twin: null, cells: await observeTwin(null, rows) }
  expect(column.cells.flatMap(({ found }) => found)).toEqual([])
})

test('what neither the mock found nor the twin is known for is false', () => {
  const cell = { contract: 'connect-works', profile: '2026', made: [], found: ['code-replayed'] }
  expect(falseOnes([{ twin: null, cells: [cell] }])).toEqual([
    'reference client, connect-works (2026): code-replayed',
  ])
  expect(falseOnes([{ twin: 'exchanges-code-twice', cells: [cell] }])).toEqual([])
})
