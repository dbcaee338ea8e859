import type { AccountTwin, BrokenTwin } from '../../src/broken-twins/index.ts'
import type { ContractHeader } from '../../src/contract-runner/index.ts'
import type { Cell, Column } from './column.ts'

export type Mark = 'kept' | 'broken' | 'given' | 'not-applicable' | 'wrong'

/** What a cell of the matrix shows; `wrong` if `complaintsAbout` has a complaint about it. */
export function markOf(cell: Cell, twin: string | null, contract: ContractHeader): Mark {
  const isClaimed = twin !== null && contract.twins.includes(twin)
  if (isClaimed && cell.by !== undefined) return 'given'
  if (cell.verdict === 'could-not-run' || (cell.verdict === 'broken') !== isClaimed) return 'wrong'
  return twin === null && cell.verdict !== 'kept' ? 'wrong' : cell.verdict
}

/**
 * Everything that is wrong, in sentences: the reference client breaks a contract or gets a finding, a twin survives a
 * contract that claims it or breaks one that doesn't, or the mock doesn't report the findings that it should.
 */
export function complaintsAbout(
  column: Column,
  contracts: readonly ContractHeader[],
  twin: BrokenTwin | AccountTwin | null,
): string[] {
  const cells = column.cells.flatMap((cell) => {
    const contract = contracts.find(({ id }) => id === cell.contract)
    const blocker = contracts.find(({ id }) => id === cell.by)
    const claims = (each: ContractHeader | undefined) => each?.twins.includes(column.twin ?? '') === true
    return contract === undefined
      ? []
      : [{ ...cell, isClaimed: claims(contract), isDueToTwin: claims(blocker) }]
  })
  const about = twin === null ? complaintOfReference : complaintOfTwin
  const single = cells.flatMap((cell) => {
    const complaint = about(cell, column.twin ?? '')
    return complaint === undefined ? [] : [`${cell.contract} (${cell.profile}): ${complaint}`]
  })
  if (twin === null) return single
  if (!contracts.some(({ twins }) => twins.includes(twin.name)))
    return [...single, `${twin.name}: no contract claims it`]
  return [
    ...single,
    ...complaintsOfFindings(
      cells.filter(({ isClaimed }) => isClaimed),
      twin,
    ),
  ]
}

type Claimed = Cell & {
  readonly isClaimed: boolean
  /** Blocked by a contract that claims the twin: one bug, told by that one. */
  readonly isDueToTwin: boolean
}

function complaintOfReference({ verdict, detail, findings }: Claimed): string | undefined {
  if (verdict !== 'kept') return `the reference client must keep it; ${verdict}: ${detail}`
  if (findings.length > 0) return `the mock finds fault with the reference client: ${findings.join(', ')}`
  return undefined
}

function complaintOfTwin(
  { verdict, isClaimed, isDueToTwin, detail }: Claimed,
  twin: string,
): string | undefined {
  if (verdict === 'could-not-run') return `could not be run on ${twin}: ${detail}`
  if (isClaimed && verdict !== 'broken' && !isDueToTwin)
    return `${twin} survives; ${verdict}${detail && `: ${detail}`}`
  if (!isClaimed && verdict === 'broken') return `is broken by ${twin}, which it does not claim: ${detail}`
  return undefined
}

/** The findings of a twin are those that the mock reports while the contracts that claim it fail. */
function complaintsOfFindings(claimed: readonly Claimed[], twin: BrokenTwin | AccountTwin): string[] {
  const { name, findings = [], mayAlsoFind = [] } = twin
  if (claimed.length === 0) return []
  const told = new Set(claimed.flatMap((cell) => cell.findings))
  const missing = findings
    .filter((rule) => !told.has(rule))
    .map((rule) => `never reports the finding ${rule}`)
  const more = [...told].filter((rule) => ![...findings, ...mayAlsoFind].includes(rule))
  return [
    ...missing,
    ...more.map((rule) => `reports the finding ${rule}, which the twin’s \`findings\` do not name`),
  ].map((problem) => `${name}: the mock ${problem}`)
}

/**
 * A contract that its twins only ever block proves nothing about itself: each has to break on one of them. Sentences, for
 * people.
 */
export function complaintsAboutRows(
  columns: readonly Column[],
  contracts: readonly ContractHeader[],
): string[] {
  return contracts.flatMap(({ id, twins }) => {
    const claimed = columns.filter(({ twin }) => twin !== null && twins.includes(twin))
    if (claimed.length < twins.length) return []
    const breaks = claimed.some(({ cells }) =>
      cells.some(({ contract, verdict }) => contract === id && verdict === 'broken'),
    )
    return breaks ? [] : [`${id}: none of its twins (${twins.join(', ')}) breaks it; they only block it`]
  })
}
