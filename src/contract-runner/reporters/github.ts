import type { Cause } from '../causes.ts'
import type { RunReport } from '../report.ts'
import type { ContractResult } from '../result.ts'
import { againFor, causeAsText, named, storyAsText } from './pretty.ts'
import { countsInWords, type Reporter, refusalsInWords, type Write } from './reporter.ts'

/**
 * Annotations of GitHub Actions when the run is over: an error for each cause (a warning where it breaks only what should be
 * kept, or nothing) and for what could not be run. `summarize` gets Markdown for the summary of the job.
 */
export function githubReporter(write: Write, summarize?: (markdown: string) => void): Reporter {
  return {
    end(report) {
      for (const annotation of [
        ...report.causes.map((cause) => causeAnnotation(cause, report)),
        ...notRun(report),
        ...refused(report),
      ])
        write(`${annotation}\n`)
      summarize?.(summaryOf(report))
    },
  }
}

function causeAnnotation(cause: Cause, { results }: RunReport): string {
  const isMust = results.some(
    ({ verdict, contract }) =>
      verdict === 'broken' && contract.severity === 'must' && cause.breaks.includes(contract.id),
  )
  return annotation(
    isMust ? 'error' : 'warning',
    cause.id,
    causeAsText(cause, { again: againFor(cause, results) }),
  )
}

function notRun({ results }: RunReport): string[] {
  return results.flatMap((result) =>
    result.verdict === 'could-not-run'
      ? [
          annotation(
            'error',
            `${result.contract.id} could not run (Zoom ${result.profile})`,
            storyAsText(result).trim(),
          ),
        ]
      : [],
  )
}

function refused(report: RunReport): string[] {
  const words = refusalsInWords(report)
  return words === undefined ? [] : [annotation('notice', 'Refused without a finding', words)]
}

function annotation(level: 'error' | 'warning' | 'notice', title: string, text: string): string {
  return `::${level} title=${escapeProperty(title)}::${escapeData(text)}`
}

/** As the GitHub Actions runner reads it. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

const many = 10

function summaryOf(report: RunReport): string {
  const rows = report.results
    .filter(({ verdict }) => verdict !== 'kept')
    .map((result) => `| ${result.contract.id} | ${result.profile} | ${inWords(result)} |`)
  const table = rows.length === 0 ? [] : ['', '| contract | Zoom | |', '|---|---|---|', ...rows]
  // The causes must not be pushed off the screen by what they break.
  const folded =
    rows.length > many
      ? ['', '<details>', `<summary>${rows.length} that were not kept</summary>`, ...table, '', '</details>']
      : table
  const wrong = report.causes.filter(({ noticedIn }) => noticedIn === undefined).map(causeInList)
  const seen = report.causes.filter(({ noticedIn }) => noticedIn !== undefined).map(causeInList)
  const refused = refusalsInWords(report)
  return [
    `## Contracts for ${escapeCell(report.subject)}`,
    '',
    ...(wrong.length === 0 ? [] : ['### What is wrong', '', ...wrong, '']),
    ...(seen.length === 0 ? [] : ['### Also seen, though no contract is broken by it', '', ...seen, '']),
    countsInWords(report.counts),
    ...folded,
    ...(refused === undefined ? [] : ['', escapeCell(refused)]),
    '',
  ].join('\n')
}

function causeInList({ id, sentence, remedy, breaks, blocks }: Cause, index: number): string {
  return `${index + 1}. **${id}**: ${escapeCell(sentence)} <br>How to fix it: ${escapeCell(remedy)}${breaks.length === 0 ? '' : ` <br>Breaks ${named(breaks)}`}${blocks.length === 0 ? '' : ` <br>Blocks ${named(blocks)}`}`
}

function inWords(result: ContractResult): string {
  switch (result.verdict) {
    case 'kept':
      return 'kept'
    case 'broken':
      return `❌ broken${result.contract.severity === 'should' ? ' (should)' : ''}: ${escapeCell(result.failure.appDid)}`
    case 'could-not-run':
      return `❓ could not run: ${escapeCell(result.problem)}`
    case 'blocked':
      return `blocked by ${result.by}`
    case 'cannot-judge':
      return `can’t be judged: ${escapeCell(result.reason)}`
    case 'not-applicable':
      return `not applicable: ${escapeCell(result.reason)}`
    case 'not-run':
      return `not run: ${escapeCell(result.reason)}`
    default:
      return result satisfies never
  }
}

/** What an app responded must not become markup or end a cell. */
function escapeCell(text: string): string {
  return text
    .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
    .replace(/[\\`*_{}[\]<>()#|!~&@]/g, (character) => `&#${character.charCodeAt(0)};`)
}
