import type { RunReport } from '../report.ts'
import type { ContractResult, Failure } from '../result.ts'
import { causeAsText, storyAsText } from './pretty.ts'
import { type Reporter, verdictWords, type Write } from './reporter.ts'

/** JUnit XML, as CI systems read it, at the end of the run: one suite for each profile, one case for each contract. */
export function junitReporter(write: Write): Reporter {
  return {
    end(report) {
      write(junitXml(report))
    },
  }
}

function junitXml(report: RunReport): string {
  const profiles = [...new Set(report.results.map((result) => result.profile))]
  const suites = profiles.map((profile) =>
    suite(
      `${report.subject}, Zoom ${profile}`,
      report.results.filter((result) => result.profile === profile),
    ),
  )
  const attributes = { name: 'mock-zoom contracts', ...totals(report.results), time: time(report.durationMs) }
  const causes =
    report.causes.length === 0
      ? []
      : [
          element('system-out', {}, [
            escapeXml(report.causes.map((cause) => causeAsText(cause)).join('\n\n')),
          ]),
        ]
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', attributes, [...causes, ...suites])}\n`
}

function suite(name: string, results: readonly ContractResult[]): string {
  const duration = results.reduce((sum, result) => sum + result.durationMs, 0)
  const skipped = `${results.filter((result) => whySkipped(result) !== undefined).length}`
  const attributes = { name, ...totals(results), skipped, time: time(duration) }
  return element('testsuite', attributes, results.map(testcase))
}

function testcase(result: ContractResult): string {
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
  const story = escapeXml(storyAsText(result))
  if (result.verdict === 'broken') {
    const failure = element('failure', { type: contract.severity, message: saidFirst(result.failure) }, [
      story,
    ])
    return element('testcase', attributes, [failure])
  }
  const error = element('error', { type: 'could-not-run', message: result.problem }, [story])
  return element('testcase', attributes, [error])
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
