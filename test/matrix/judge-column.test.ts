import { expect, test } from 'vitest'
import type { BrokenTwin } from '../../src/broken-twins/index.ts'
import type { ContractHeader } from '../../src/contract-runner/index.ts'
import type { Cell, Column } from '../../tools/matrix/column.ts'
import { complaintsAbout } from '../../tools/matrix/judge-column.ts'
import { printMatrix } from '../../tools/matrix/print.ts'

const header: Omit<ContractHeader, 'id' | 'twins'> = {
  group: 'connect',
  title: 'A title.',
  why: '',
  goesWrong: '',
  zoomSays: '',
  remedy: '',
  evidence: [],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
}
const first: ContractHeader = { ...header, id: 'first', twins: ['leaky'] }
const second: ContractHeader = { ...header, id: 'second', twins: [] }
const contracts = [first, second]
const leaky: BrokenTwin = { name: 'leaky', title: 'Leaks', bug: 'It leaks.', alterations: {} }

const cell = (contract: string, verdict: Cell['verdict'], more: Partial<Cell> = {}): Cell => ({
  contract,
  profile: '2026',
  verdict,
  findings: [],
  detail: verdict === 'kept' ? '' : 'The app did something.',
  durationMs: 10,
  ...more,
})
const column = (twin: string | null, ...cells: readonly Cell[]): Column => ({ twin, cells, durationMs: 20 })

test('nothing is reported when each does what it must', () => {
  const reference = column(null, cell('first', 'kept'), cell('second', 'kept'))
  expect(complaintsAbout(reference, contracts, null)).toEqual([])
  for (const verdict of ['kept', 'given', 'not-applicable'] as const) {
    const twin = column('leaky', cell('first', 'broken'), cell('second', verdict))
    expect(complaintsAbout(twin, contracts, leaky)).toEqual([])
  }
})

test('the reference client has to keep everything, without a finding', () => {
  const reference = column(
    null,
    cell('first', 'not-applicable', { detail: 'it sends no challenge' }),
    cell('second', 'kept', { findings: ['code-replayed'] }),
  )
  expect(complaintsAbout(reference, contracts, null)).toEqual([
    'first (2026): the reference client must keep it; not-applicable: it sends no challenge',
    'second (2026): the mock finds fault with the reference client: code-replayed',
  ])
})

test.each([
  ['kept', 'first (2026): leaky survives; kept'],
  ['given', 'first (2026): leaky survives; given: The app did something.'],
  ['not-applicable', 'first (2026): leaky survives; not-applicable: The app did something.'],
  ['could-not-run', 'first (2026): could not be run on leaky: The app did something.'],
] as const)('a twin survives when a contract that claims it is %s', (verdict, complaint) => {
  const twin = column('leaky', cell('first', verdict), cell('second', 'kept'))
  expect(complaintsAbout(twin, contracts, leaky)).toEqual([complaint])
})

test('a twin may break nothing else', () => {
  const twin = column('leaky', cell('first', 'broken'), cell('second', 'broken'))
  expect(complaintsAbout(twin, contracts, leaky)).toEqual([
    'second (2026): is broken by leaky, which it does not claim: The app did something.',
  ])
})

test('a twin that no contract claims survives', () => {
  const orphan = { ...leaky, name: 'orphan' }
  expect(complaintsAbout(column('orphan', cell('first', 'kept')), contracts, orphan)).toEqual([
    'orphan: no contract claims it',
  ])
})

test('every finding that the mock makes about a twin has to be named, and no other', () => {
  const twin = column(
    'leaky',
    cell('first', 'broken', { findings: ['code-replayed'] }),
    cell('second', 'kept'),
  )
  expect(complaintsAbout(twin, contracts, { ...leaky, findings: ['code-replayed'] })).toEqual([])
  expect(complaintsAbout(twin, contracts, { ...leaky, findings: ['code-expired'] })).toEqual([
    'leaky: the mock never reports the finding code-expired',
    'leaky: the mock reports the finding code-replayed, which the twin’s `findings` do not name',
  ])
})

test('the matrix is printed with its legend, its totals and what is wrong', () => {
  const columns = [
    column(null, cell('first', 'kept'), cell('second', 'kept')),
    column('leaky', cell('first', 'kept'), cell('second', 'given')),
  ]
  const complaints = ['first (2026): leaky survives; kept']
  expect(printMatrix({ contracts, columns, complaints, durationMs: 1234 })).toMatchInlineSnapshot(`
    "       ref   1
    first    ✓   !
    second   ✓   ·

    ✓ kept   ✗ broken, as the contract claims   · could not be judged: its setup failed
    – not applicable   ! wrong: see below

      1 leaky

    2 contracts on the reference client and 1 twins: 4 runs in 1 s; 3 kept, 0 broken, 1 not judged, 0 not applicable.
    1 wrong:
      ! first (2026): leaky survives; kept"
  `)
})
