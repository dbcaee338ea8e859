import type { ContractResult, RunReport } from '../report.ts'
import { storyAsText } from './pretty.ts'
import { countsInWords, type Reporter, type Write } from './reporter.ts'

/**
 * GitHub Actions annotations at the end of the run: an error for a contract that is broken (a warning if it only should be
 * kept) or could not be run. `summarize` gets Markdown for the job's summary.
 */
export function githubReporter(write: Write, summarize?: (markdown: string) => void): Reporter {
  return {
    end(report) {
      for (const result of report.results) {
        const annotation = annotationOf(result)
        if (annotation !== undefined) write(`${annotation}\n`)
      }
      summarize?.(summaryOf(report))
    },
  }
}

function annotationOf(result: ContractResult): string | undefined {
  if (result.verdict !== 'broken' && result.verdict !== 'could-not-run') return undefined
  const { contract, profile, verdict } = result
  const level = verdict === 'broken' && contract.severity === 'should' ? 'warning' : 'error'
  const what = verdict === 'broken' ? 'is broken' : 'could not run'
  const title = `${contract.id} ${what} (Zoom ${profile})`
  return `::${level} title=${escapeProperty(title)}::${escapeData(storyAsText(result).trim())}`
}

/** As the GitHub Actions runner reads it. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

function summaryOf(report: RunReport): string {
  const rows = report.results
    .filter(({ verdict }) => verdict !== 'kept')
    .map((result) => `| ${result.contract.id} | ${result.profile} | ${inWords(result)} |`)
  const table = rows.length === 0 ? [] : ['', '| contract | Zoom | |', '|---|---|---|', ...rows]
  return [
    `## Contracts for ${escapeCell(report.subject)}`,
    '',
    countsInWords(report.counts),
    ...table,
    '',
  ].join('\n')
}

function inWords(result: ContractResult): string {
  switch (result.verdict) {
    case 'kept':
      return 'kept'
    case 'broken':
      return `❌ broken${result.contract.severity === 'should' ? ' (should)' : ''}: ${escapeCell(result.failure.appDid)}`
    case 'could-not-run':
      return `❓ could not run: ${escapeCell(result.problem)}`
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
