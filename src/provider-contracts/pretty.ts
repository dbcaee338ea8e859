import type { Plan } from './plan.ts'
import type { ProviderReport, ProviderResult } from './report.ts'

/** Gives a word its colour, or leaves it plain. */
export type Paint = (style: 'bold' | 'dim' | 'green' | 'red' | 'yellow', text: string) => string

const columns = { verdict: 11, id: 38 } as const

/** What will be sent, for people. */
export function describePlan(plan: Plan, paint: Paint): string {
  const requests = plan.sends.flatMap((contract) => contract.requests)
  const lines = plan.sends.flatMap(({ id, requests: own }) => [
    paint('bold', id),
    ...own.flatMap(({ method, url, parts }) => [`  ${method} ${url}`, ...parts.map((part) => `    ${part}`)]),
  ])
  const out = plan.leftOut.map(({ id, reason }) => `${id.padEnd(columns.id)} ${paint('dim', reason)}`)
  return [
    ...lines,
    ...(out.length > 0 ? ['', paint('bold', 'Left out'), ...out] : []),
    '',
    `${count(plan.sends.length, 'contract')}, ${count(requests.length, 'request')}; ${plan.leftOut.length} left out.`,
    '',
  ].join('\n')
}

/** One result: a row, and below it what was claimed and what was seen, if they differ. */
export function describeResult(result: ProviderResult, paint: Paint): string {
  const colour = ({ agrees: 'green', differs: 'red', 'cannot tell': 'yellow' } as const)[result.verdict]
  const verdict = paint(colour, result.verdict.padEnd(columns.verdict))
  const row = `${verdict} ${result.id.padEnd(columns.id)} ${paint('dim', howSure(result))}`
  switch (result.verdict) {
    case 'agrees':
      return row
    case 'cannot tell':
      return `${row}\n${indent(result.reason)}`
    case 'differs':
      return [
        row,
        indent(result.title),
        ...result.differences.flatMap(describeDifference),
        sources(result),
      ].join('\n')
    default:
      return result satisfies never
  }
}

/** The counts, and what to do if something differs. */
export function describeEnd({ counts, results, against }: ProviderReport, paint: Paint): string {
  const summary =
    `${counts.agrees} agree, ${counts.differs} ${counts.differs === 1 ? 'differs' : 'differ'}, ` +
    `${counts['cannot tell']} cannot tell`
  if (counts.differs === 0) return `\n${paint('bold', summary)}\n`
  const guesses = results.filter(
    ({ verdict, confidence }) => verdict === 'differs' && confidence === 'unknown',
  )
  return [
    '',
    paint('bold', summary),
    ...(guesses.length > 0
      ? [`Among the differences: ${count(guesses.length, 'guess', 'guesses')} of mock-zoom’s.`]
      : []),
    '',
    `If ${against} is Zoom, mock-zoom is wrong there. Please open an issue for mock-zoom with this table, or the output`,
    'of --reporter json: neither contains a secret. Say whether the app is user-managed or server-to-server. Until it',
    'is fixed, "errors" and "switches" in mock-zoom.config.json let your mock say what you have seen.',
    '',
  ].join('\n')
}

function describeDifference({
  claimed,
  observed,
  era,
}: {
  claimed: string
  observed: string
  era?: string
}): string[] {
  return [
    indent(`claimed: ${claimed}`),
    indent(`seen:    ${observed}`),
    ...(era === undefined ? [] : [indent(`this is what the ${era} profile says`)]),
  ]
}

function howSure({ confidence }: ProviderResult): string {
  return confidence === 'unknown' ? 'a guess' : confidence
}

function sources({ source }: ProviderResult): string {
  return indent(source.length === 0 ? 'no source' : `source:  ${source.join(', ')}`)
}

function indent(text: string): string {
  return `            ${text}`
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
