import { stripVTControlCharacters } from 'node:util'
import type { ContractHeader } from '../contract.ts'
import type { ContractResult, Failure, ReportedFinding } from '../report.ts'
import { countsInWords, printable, type Reporter, seconds, type Write } from './reporter.ts'

export interface PrettyOptions {
  /** Colours and bold type by terminal escapes. */
  readonly colour?: boolean
}

type Paint = (style: keyof typeof styles, text: string) => string

const styles = { good: 32, bad: 31, unsure: 33, quiet: 2, strong: 1 } as const

/** For people: a line for each contract as it ends, and the whole story under each that was not kept. */
export function prettyReporter(write: Write, { colour = false }: PrettyOptions = {}): Reporter {
  const paint: Paint = (style, text) => (colour ? `\x1b[${styles[style]}m${text}\x1b[0m` : text)
  return {
    begin({ subject, planned }) {
      write(
        `${paint('strong', printable(subject))}: ${planned} ${planned === 1 ? 'run' : 'runs'} of contracts\n\n`,
      )
    },
    result(result) {
      write(`${headline(result, paint)}\n`)
      const story = storyOf(result, paint)
      if (story.length > 0) write(`  ${result.contract.title}\n\n${story.map(indent).join('\n\n')}\n\n`)
    },
    end(report) {
      const style = report.exitCode === 0 ? 'good' : report.exitCode === 1 ? 'bad' : 'unsure'
      const gap = report.results.at(-1)?.verdict === 'kept' ? '\n' : ''
      const nothing = report.results.length === 0 ? 'There was nothing to run. ' : ''
      write(
        `${gap}${nothing}${paint(style, countsInWords(report.counts))} ${paint('quiet', `(${seconds(report.durationMs)})`)}\n`,
      )
    },
  }
}

function headline(result: ContractResult, paint: Paint): string {
  const { verdict, contract, profile, durationMs } = result
  const sign = {
    kept: paint('good', '✓'),
    broken: paint('bad', '✗'),
    'not-applicable': paint('quiet', '-'),
    'could-not-run': paint('unsure', '?'),
  }[verdict]
  const note = noteOf(result)
  return `${sign} ${contract.id} ${paint('quiet', `${profile}  ${seconds(durationMs)}`)}${note}`
}

function noteOf(result: ContractResult): string {
  if (result.verdict === 'could-not-run') return ' could not run'
  if (result.verdict === 'not-applicable') return ` not applicable: ${printable(result.reason)}`
  return result.contract.severity === 'should' ? ' (should)' : ''
}

function storyOf(result: ContractResult, paint: Paint): string[] {
  if (result.verdict === 'kept' || result.verdict === 'not-applicable') return []
  const section = (heading: string, ...lines: readonly string[]) =>
    [paint('strong', heading), ...lines.filter((line) => line !== '').map(indent)].join('\n')
  const again = section('Reproduce only this', printable(result.reproduce))
  if (result.verdict === 'could-not-run')
    return [
      section('What went wrong', printable(result.problem)),
      ...(result.appOutput === undefined
        ? []
        : [section('The app’s last output', printable(stripVTControlCharacters(result.appOutput)))]),
      again,
    ]
  const { failure } = result
  const findings = failure.findings.map((finding) =>
    section(`Finding: ${finding.rule}`, ...findingLines(finding).map(printable)),
  )
  const did = section('What the app did', ...whatTheAppDid(failure).map(printable))
  const [production, remedies] = advice(result.contract, failure)
  return [
    did,
    ...findings,
    ...(production.length > 0 ? [section('What production sees', ...production.map(printable))] : []),
    ...(remedies.length > 0 ? [section('How to mend it', ...remedies.map(printable))] : []),
    again,
  ]
}

/** The contract's own advice is about its promise; who did not get as far as that has another problem. */
function advice(
  contract: ContractHeader,
  { given, findings }: Failure,
): [production: string[], remedies: string[]] {
  const production = findings.map(({ inProduction }) => inProduction)
  const remedies = findings.map(({ remedy }) => remedy)
  if (given) {
    const earlier =
      'This is not the promise itself, but what it builds on: look at the contracts before this one first.'
    return [production, [...remedies, earlier]]
  }
  return [
    unique([contract.goesWrong, ...production, `Zoom says: ${contract.zoomSays}`]),
    unique([...remedies, contract.remedy]),
  ]
}

function whatTheAppDid({ appDid, expected, found, findings, evidence }: Failure): string[] {
  const told = new Set(findings.flatMap((finding) => finding.evidence))
  const own = evidence.filter((line) => !told.has(line))
  return [appDid, `expected: ${expected}`, `found:    ${found}`, ...own.map(indent)]
}

function findingLines(finding: ReportedFinding): string[] {
  return [finding.sentence, ...finding.evidence.map(indent)]
}

function unique(lines: readonly string[]): string[] {
  return [...new Set(lines)]
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ')
}
