import { brokenTwins } from '../../src/broken-twins/index.ts'
import { facts } from '../../src/mock-zoom/findings/finding.ts'
import { findingRules } from '../../src/mock-zoom/findings/rules.ts'
import type { ObservedCell } from './observe-twin.ts'

/** The cells of one client. */
export interface ObservedTwin {
  /** null is the reference client. */
  readonly twin: string | null
  readonly cells: readonly ObservedCell[]
}

/** Which of the two it is depends on milliseconds, and the relay sees each request a moment before the mock. */
const twinsOfTiming: Readonly<Record<string, string>> = {
  'parallel-refresh': 'refresh-token-reused',
  'refresh-token-reused': 'parallel-refresh',
}

/** What was found in what passed by, although neither the mock found it nor the twin is known for it. */
export function falseOnes(columns: readonly ObservedTwin[]): string[] {
  return columns.flatMap(({ twin, cells }) => {
    const { findings = [], mayAlsoFind = [] } = brokenTwins.find(({ name }) => name === twin) ?? {}
    const known: readonly string[] = [...findings, ...mayAlsoFind]
    return cells.flatMap(({ contract, profile, made, found }) =>
      found
        .filter((rule) => !made.includes(rule) && !made.includes(twinsOfTiming[rule] ?? rule))
        .filter((rule) => !known.includes(rule))
        .map((rule) => `${twin ?? 'reference client'}, ${contract} (${profile}): ${rule}`),
    )
  })
}

/** Rule by rule: how often the mock made it, how often it was found from the wire alone, or why not. */
export function printObserved(columns: readonly ObservedTwin[]): string {
  const cells = columns.flatMap((column) => column.cells)
  const rows = findingRules.flatMap(({ id, needs }) => {
    const made = cells.filter((cell) => cell.made.includes(id))
    if (made.length === 0) return []
    const found = made.filter((cell) => cell.found.includes(id)).length
    const lacks = needs?.filter((fact) => fact !== 'browser' && fact !== 'complete') ?? []
    const why =
      found > 0
        ? ''
        : needs === undefined
          ? 'the rule is silent in traffic'
          : lacks.length > 0
            ? `it doesn’t show ${lacks.map((fact) => facts[fact]).join(', nor ')}`
            : 'Zoom’s words fit several reasons, and the traffic doesn’t tell which'
    return [
      `${id.padEnd(34)} ${String(found).padStart(3)} of ${String(made.length).padEnd(3)} ${why}`.trimEnd(),
    ]
  })
  const wrong = falseOnes(columns)
  const all = rows.filter((row) => !/ 0 of /.test(row)).length
  return [
    ...rows,
    '',
    `${all} of ${rows.length} rules that ${columns.length} clients break were found from the wire alone; ${wrong.length} false.`,
    ...wrong.map((each) => `  ! ${each}`),
  ].join('\n')
}
