import { causeKeyOf } from '../causes.ts'
import type { RunReport } from '../report.ts'
import type { ContractResult, Failure } from '../result.ts'
import { causeAsText, storyAsText } from './pretty.ts'
import { byVerdict, type Reporter, refusalsInWords, verdictWords, type Write } from './reporter.ts'

/** JUnit XML, as CI systems read it, at the end of the run: one suite for each profile, one case for each contract. */
export function junitReporter(write: Write): Reporter {
  return {
    end(report) {
      write(junitXml(report))
    },
  }
}

function junitXml(report: RunReport): string {
  const tellers = tellersOf(report.results)
  const profiles = [...new Set(report.results.map((result) => result.profile))]
  const suites = profiles.map((profile) =>
    suite(
      `${report.subject}, Zoom ${profile}`,
      report.results.filter((result) => result.profile === profile),
      tellers,
    ),
  )
  const attributes = { name: 'mock-zoom contracts', ...totals(report.results), time: time(report.durationMs) }
  const said = [
    ...report.causes.map((cause) => causeAsText(cause)),
    ...[refusalsInWords(report) ?? []].flat(),
  ]
  const causes = said.length === 0 ? [] : [element('system-out', {}, [escapeXml(said.join('\n\n'))])]
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', attributes, [...causes, ...suites])}\n`
}

/** The result that tells the story of each cause: the first of those that failed by it. */
type Tellers = ReadonlyMap<string, ContractResult>

function tellersOf(results: readonly ContractResult[]): Tellers {
  const tellers = new Map<string, ContractResult>()
  for (const result of results)
    if (result.verdict === 'broken' && !tellers.has(causeKeyOf(result)))
      tellers.set(causeKeyOf(result), result)
  return tellers
}

function suite(name: string, results: readonly ContractResult[], tellers: Tellers): string {
  const duration = results.reduce((sum, result) => sum + result.durationMs, 0)
  const skipped = `${results.filter((result) => whySkipped(result) !== undefined).length}`
  const attributes = { name, ...totals(results), skipped, time: time(duration) }
  const cases = results.map((result) => testcase(result, tellers))
  return element('testsuite', attributes, [verdictsIn(results), ...cases])
}

/** JUnit knows three kinds of result; the verdicts are counted apart. */
function verdictsIn(results: readonly ContractResult[]): string {
  const counted = byVerdict.map((verdict) => {
    const value = `${results.filter((result) => result.verdict === verdict).length}`
    return element('property', { name: verdict, value })
  })
  return element('properties', {}, counted)
}

function testcase(result: ContractResult, tellers: Tellers): string {
  const { contract, profile, durationMs } = result
  const attributes = {
    classname: `contracts.${profile}`,
    name: `${contract.id}: ${contract.title}`,
    time: time(durationMs),
  }
  const skipped = whySkipped(result)
  if (skipped !== undefined)
    return element('testcase', attributes, [element('skipped', { message: skipped })])
  if (result.verdict !== 'broken' && result.verdict !== 'could-not-run')
    return element('testcase', attributes)
  const story = escapeXml(storyFor(result, tellers))
  if (result.verdict === 'broken') {
    const failure = element('failure', { type: contract.severity, message: saidFirst(result.failure) }, [
      story,
    ])
    return element('testcase', attributes, [failure])
  }
  const error = element('error', { type: 'could-not-run', message: result.problem }, [story])
  return element('testcase', attributes, [error])
}

/** Forty failures of one cause tell its story once. */
function storyFor(result: ContractResult, tellers: Tellers): string {
  const teller = result.verdict === 'broken' ? tellers.get(causeKeyOf(result)) : undefined
  if (result.verdict !== 'broken' || teller === undefined || teller === result) return storyAsText(result)
  return `${result.failure.appDid}\nThe cause is the same as for ${teller.contract.id} (Zoom ${teller.profile}).\nRun only this again: ${result.reproduce}`
}

/** The cause, where a finding knows it; else what the app did. */
function saidFirst({ findings, appDid }: Failure): string {
  return findings[0]?.sentence ?? appDid
}

/** What JUnit has one word for. */
function whySkipped(result: ContractResult): string | undefined {
  switch (result.verdict) {
    case 'not-applicable':
      return result.reason
    case 'blocked':
      return `blocked by ${result.by}`
    case 'cannot-judge':
    case 'not-run':
      return `${verdictWords[result.verdict]}: ${result.reason}`
    default:
      return undefined
  }
}

function totals(results: readonly ContractResult[]): Record<string, string> {
  const number = (verdict: ContractResult['verdict']) =>
    results.filter((result) => result.verdict === verdict).length
  return {
    tests: `${results.length}`,
    failures: `${number('broken')}`,
    errors: `${number('could-not-run')}`,
  }
}

/** `children` are already XML. */
function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly string[] = [],
): string {
  const list = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeXml(value).replaceAll('\n', '&#10;')}"`,
  )
  return children.length === 0
    ? `<${name}${list.join('')}/>`
    : `<${name}${list.join('')}>${children.join('\n')}</${name}>`
}

function time(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3)
}

/** XML 1.0 does not allow most control characters, lone surrogates and two more; they become U+FFFD. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
}
