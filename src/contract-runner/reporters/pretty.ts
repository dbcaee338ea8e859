import type { ContractResult } from '../report.ts'
import { countsInWords, printable, type Reporter, seconds, type Write } from './reporter.ts'
import { indent, storyOf } from './story.ts'

export interface PrettyOptions {
  /** Colours and bold type with terminal escapes. */
  readonly colour?: boolean
}

type Paint = (style: keyof typeof styles, text: string) => string

const styles = { good: 32, bad: 31, unsure: 33, quiet: 2, strong: 1 } as const

/** The whole story of one result, as plain text. */
export function storyAsText(result: ContractResult): string {
  const text: string[] = []
  prettyReporter((part) => text.push(part)).result?.(result)
  return text.join('')
}

/** For people: a line for each contract as it ends, and the whole story below each one that was not kept. */
export function prettyReporter(write: Write, { colour = false }: PrettyOptions = {}): Reporter {
  const paint: Paint = (style, text) => (colour ? `\x1b[${styles[style]}m${text}\x1b[0m` : text)
  return {
    begin({ subject, planned }) {
      write(
        `${paint('strong', printable(subject))}: ${planned} contract ${planned === 1 ? 'run' : 'runs'}\n\n`,
      )
    },
    result(result) {
      // These are listed in one line at the end.
      if (result.verdict === 'not-run') return
      write(`${headline(result, paint)}\n`)
      const story = chapters(result, paint)
      if (story.length > 0) write(`  ${result.contract.title}\n\n${story.map(indent).join('\n\n')}\n\n`)
    },
    end(report) {
      const style = report.exitCode === 0 ? 'good' : report.exitCode === 1 ? 'bad' : 'unsure'
      const last = report.results.findLast(({ verdict }) => verdict !== 'not-run')
      const gap = last?.verdict === 'kept' || last?.verdict === 'not-applicable' ? '\n' : ''
      const left = report.results.flatMap((result) => (result.verdict === 'not-run' ? [result.reason] : []))
      const notRun =
        left.length === 0
          ? ''
          : `${paint('unsure', 'Not run')}: ${left.length}, because ${printable(left[0] ?? '')}\n\n`
      const nothing = report.results.length === 0 ? 'There was nothing to run. ' : ''
      write(
        `${gap}${notRun}${nothing}${paint(style, countsInWords(report.counts))} ${paint('quiet', `(${seconds(report.durationMs)})`)}\n`,
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
    'not-run': paint('quiet', '-'),
  }[verdict]
  const note = noteOf(result)
  return `${sign} ${contract.id} ${paint('quiet', `${profile}  ${seconds(durationMs)}`)}${note}`
}

function noteOf(result: ContractResult): string {
  if (result.verdict === 'could-not-run') return ' could not run'
  if (result.verdict === 'not-applicable' || result.verdict === 'not-run')
    return ` ${result.verdict.replace('-', ' ')}: ${printable(result.reason)}`
  return result.contract.severity === 'should' ? ' (should)' : ''
}

function chapters(result: ContractResult, paint: Paint): string[] {
  return storyOf(result).map(({ heading, lines }) => {
    const body = lines.filter((line) => line !== '').map((line) => indent(printable(line)))
    return [paint('strong', heading), ...body].join('\n')
  })
}
