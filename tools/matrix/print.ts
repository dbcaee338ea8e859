import type { ContractHeader } from '../../src/contract-runner/index.ts'
import type { Column } from './column.ts'
import { type Mark, markOf } from './judge-column.ts'
import type { MatrixReport } from './run-matrix.ts'

const signs: Readonly<Record<Mark, string>> = {
  kept: '✓',
  broken: '✗',
  given: '·',
  'not-applicable': '–',
  wrong: '!',
}

const legend = [
  '✓ kept   ✗ broken, as the contract claims   · could not be judged: its setup failed',
  '– not applicable   ! wrong: see below',
]

/** The matrix for people: contracts down, twins across by number, then everything that is wrong. */
export function printMatrix({ contracts, columns, complaints, durationMs }: MatrixReport): string {
  const idWidth = Math.max(...contracts.map(({ id }) => id.length))
  const numbers = columns.map((_, index) => (index === 0 ? 'ref' : String(index)))
  const width = Math.max(3, ...numbers.map((number) => number.length))
  const line = (name: string, cells: readonly string[]) =>
    [name.padEnd(idWidth), ...cells.map((cell) => cell.padStart(width))].join(' ').trimEnd()
  const rows = contracts.map((contract) =>
    line(
      contract.id,
      columns.map((column) => signOf(contract, column)),
    ),
  )
  const twins = columns.flatMap(({ twin }, index) => (twin === null ? [] : [`  ${numbers[index]} ${twin}`]))
  return [
    line('', numbers),
    ...rows,
    '',
    ...legend,
    '',
    ...twins,
    '',
    totals(columns, contracts.length, durationMs),
    ...(complaints.length === 0
      ? ['All correct: every twin is caught by each contract that claims it, and by no other.']
      : [`${complaints.length} wrong:`, ...complaints.map((complaint) => `  ! ${complaint}`)]),
  ].join('\n')
}

/** Of the worst mark of all profiles with which the contract ran; nothing where it did not. */
function signOf(contract: ContractHeader, { cells, twin }: Column): string {
  const marks = cells
    .filter((cell) => cell.contract === contract.id)
    .map((cell) => markOf(cell, twin, contract))
  const worst = (['wrong', 'broken', 'given', 'not-applicable', 'kept'] as const).find((mark) =>
    marks.includes(mark),
  )
  return worst === undefined ? '' : signs[worst]
}

function totals(columns: readonly Column[], contracts: number, durationMs: number): string {
  const cells = columns.flatMap((column) => column.cells)
  const number = (verdict: string) => cells.filter((cell) => cell.verdict === verdict).length
  return (
    `${contracts} contracts on the reference client and ${columns.filter(({ twin }) => twin !== null).length} twins: ` +
    `${cells.length} runs in ${(durationMs / 1000).toFixed(0)} s; ${number('kept')} kept, ${number('broken')} broken, ` +
    `${number('given')} not judged, ${number('not-applicable')} not applicable.`
  )
}
