import { printable, printableLines } from '../../mock-zoom/index.ts'
import type { Cause } from '../causes.ts'
import { noteOn } from '../occurrence.ts'
import type { RunReport } from '../report.ts'
import type { ContractResult } from '../result.ts'
import type { Verdict } from '../verdict.ts'
import {
  byVerdict,
  countsInWords,
  type Reporter,
  refusalsInWords,
  seconds,
  verdictWords,
  type Write,
} from './reporter.ts'
import { indent, storyOf } from './story.ts'

export interface PrettyOptions {
  /** Colours and bold type with terminal escapes. */
  readonly colour?: boolean
}

type Paint = (style: keyof typeof styles, text: string) => string

const styles = { good: 32, bad: 31, unsure: 33, quiet: 2, strong: 1 } as const

function painter(colour: boolean): Paint {
  return (style, text) => (colour ? `\x1b[${styles[style]}m${text}\x1b[0m` : text)
}

/** The whole story of one result, as plain text. */
export function storyAsText(result: ContractResult): string {
  const story = storyOf(result).map(({ heading, lines }) =>
    [heading, ...lines.filter((line) => line !== '').map((line) => indent(printableLines(line)))].join('\n'),
  )
  return `${headline(result, painter(false))}\n${[`  ${result.contract.title}`, ...story.map(indent)].join('\n\n')}\n`
}

/**
 * For people, once the run is over: what is wrong, each cause once; then a line for each contract that was not kept, and
 * at the end what is broken.
 */
export function prettyReporter(write: Write, { colour = false }: PrettyOptions = {}): Reporter {
  const paint = painter(colour)
  return {
    begin({ subject, planned }) {
      write(
        `${paint('strong', printable(subject))}: ${planned} contract ${planned === 1 ? 'run' : 'runs'}\n\n`,
      )
    },
    end(report) {
      const parts = [...causesIn(report, paint), ...contractsIn(report, paint), ending(report, paint)]
      write(`${parts.join('\n\n')}\n`)
    },
  }
}

function causesIn({ causes, results }: RunReport, paint: Paint): string[] {
  const wrong = causes.filter(({ noticedIn }) => noticedIn === undefined)
  const noticed = causes.filter(({ noticedIn }) => noticedIn !== undefined)
  return [
    ...(wrong.length === 0
      ? []
      : [paint('bad', `What is wrong: ${wrong.length === 1 ? 'one cause' : `${wrong.length} causes`}`)]),
    ...wrong.map((cause, index) =>
      causeAsText(cause, { number: `${index + 1}. `, again: againFor(cause, results), paint }),
    ),
    ...(noticed.length === 0 ? [] : [paint('unsure', 'Also seen, though no contract is broken by it:')]),
    ...noticed.map((cause) => causeAsText(cause, { number: '- ', paint })),
  ]
}

/** A cause in some lines: what the app does, what comes of it, and how to fix it. */
export function causeAsText(
  { id, sentence, inProduction, remedy, possible, breaks, blocks, noticedIn }: Cause,
  { number = '', again = '', paint = painter(false) }: CauseOptions = {},
): string {
  const lines = [
    ['Possible causes', possible.map((cause) => `\n- ${cause}`).join('')],
    ['In production', inProduction],
    ['How to fix it', remedy],
    ['Breaks', named(breaks)],
    ['Blocks', named(blocks)],
    ['Seen', noticedIn === undefined ? '' : seenIn(noticedIn)],
    ['Run only this', again],
  ]
  return [
    `${number}${paint('strong', id)}: ${printable(sentence)}`,
    ...lines.flatMap(([name, text = '']) =>
      text === ''
        ? []
        : [`   ${paint('quiet', `${name}:`)} ${printableLines(text).replaceAll('\n', '\n  ')}`],
    ),
  ].join('\n')
}

/** Where a finding was seen that breaks no contract. */
export function seenIn(runs: number): string {
  return `in ${runs} ${runs === 1 ? 'run' : 'runs'} of contracts that are kept`
}

/** So many that naming each would hide the rest. */
const many = 5

/** All of a few ids, and the first of many: every reporter lists the contracts elsewhere. */
export function named(ids: readonly string[]): string {
  const more = ids.length - many
  return more > 1 ? `${ids.slice(0, many).join(', ')} and ${more} more` : ids.join(', ')
}

interface CauseOptions {
  readonly number?: string
  /** The command that runs only what it breaks. */
  readonly again?: string
  readonly paint?: Paint
}

/** The command that shows this cause alone. */
export function againFor({ breaks }: Cause, results: readonly ContractResult[]): string {
  const first = results.find(({ verdict, contract }) => verdict === 'broken' && contract.id === breaks[0])
  return first?.verdict === 'broken' ? `${first.reproduce}\n   ${noteOn(first.occurs)}`.trim() : ''
}

/** Few enough to name those that were kept as well. */
const few = 10

/** What was not kept, a line each; of what was, the number is enough where there are many. */
function contractsIn(report: RunReport, paint: Paint): string[] {
  const lines = byVerdict.flatMap((verdict) => {
    if (verdict === 'not-run' || (verdict === 'kept' && report.results.length > few)) return []
    const own = report.results.filter((result) => result.verdict === verdict)
    return verdict === 'broken' || verdict === 'could-not-run' || verdict === 'kept'
      ? own.map((result) => lineOf(result, isExplained(result, report), paint))
      : linesByReason(own, paint)
  })
  const left = report.results.flatMap((result) => (result.verdict === 'not-run' ? [result.reason] : []))
  const notRun = left.length === 0 ? [] : [`- Not run: ${left.length}, because ${printable(left[0] ?? '')}`]
  const all = [...lines, ...notRun]
  return all.length === 0 ? [] : [all.join('\n')]
}

/** Whether what the app did is said at the top: one cause has broken many contracts. */
function isExplained(result: ContractResult, { causes }: RunReport): boolean {
  const { id } = result.contract
  return causes.some(({ breaks }) => breaks.length > many && breaks.includes(id))
}

/** What many contracts have in common is said once. */
function linesByReason(results: readonly ContractResult[], paint: Paint): string[] {
  const notes = [...new Set(results.map(noteOf))]
  return notes.flatMap((note) => {
    const group = results.filter((result) => noteOf(result) === note)
    const [first] = group
    if (first === undefined || group.length <= many)
      return group.map((result) => lineOf(result, false, paint))
    const ids = new Set(group.map(({ contract }) => contract.id))
    return [`${paint(...signs[first.verdict])} ${group.length}${note}\n    ${[...ids].join(', ')}`]
  })
}

function lineOf(result: ContractResult, isExplained: boolean, paint: Paint): string {
  const detail = isExplained && result.verdict === 'broken' ? noteOn(result.occurs) : detailOf(result)
  return (
    headline(result, paint) +
    (detail === '' ? '' : `\n    ${printableLines(detail).replaceAll('\n', '\n    ')}`)
  )
}

function detailOf(result: ContractResult): string {
  switch (result.verdict) {
    case 'broken':
      return [result.failure.appDid, noteOn(result.occurs)].join('\n').trim()
    case 'could-not-run':
      return [
        result.problem,
        `Run only this: ${result.reproduce}`,
        ...(result.appOutput ? ['The app’s last output', result.appOutput] : []),
      ].join('\n')
    default:
      return ''
  }
}

const signs: Readonly<Record<Verdict, readonly [keyof typeof styles, string]>> = {
  kept: ['good', '✓'],
  broken: ['bad', '✗'],
  blocked: ['quiet', '~'],
  'cannot-judge': ['unsure', '?'],
  'not-applicable': ['quiet', '-'],
  'could-not-run': ['unsure', '!'],
  'not-run': ['quiet', '-'],
}

function headline(result: ContractResult, paint: Paint): string {
  const { verdict, contract, profile, durationMs } = result
  const sign = paint(...signs[verdict])
  return `${sign} ${contract.id} ${paint('quiet', `${profile}  ${seconds(durationMs)}`)}${noteOf(result)}`
}

function noteOf(result: ContractResult): string {
  switch (result.verdict) {
    case 'kept':
      return ''
    case 'broken':
      return result.contract.severity === 'should' ? ' (should)' : ''
    case 'blocked':
      return ` blocked by ${result.by}`
    case 'could-not-run':
      return ' could not run'
    default:
      return ` ${verdictWords[result.verdict]}: ${printable(result.reason)}`
  }
}

function ending(report: RunReport, paint: Paint): string {
  const style = report.exitCode === 0 ? 'good' : report.exitCode === 1 ? 'bad' : 'unsure'
  const nothing = report.results.length === 0 ? 'There was nothing to run. ' : ''
  const sum = `${nothing}${paint(style, countsInWords(report.counts))} ${paint('quiet', `(${seconds(report.durationMs)})`)}`
  const broken = new Set(
    report.results.flatMap(({ verdict, contract }) => (verdict === 'broken' ? [contract.id] : [])),
  )
  const refused = refusalsInWords(report)
  return [
    ...(refused === undefined ? [] : [paint('quiet', refused)]),
    sum,
    ...(broken.size === 0 ? [] : [`Broken: ${[...broken].join(', ')}`]),
  ].join('\n')
}
