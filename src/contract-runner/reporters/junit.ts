import type { ContractResult, RunReport } from '../report.ts'
import { storyAsText } from './pretty.ts'
import type { Reporter, Write } from './reporter.ts'

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
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', attributes, suites)}\n`
}

function suite(name: string, results: readonly ContractResult[]): string {
  const duration = results.reduce((sum, result) => sum + result.durationMs, 0)
  const skipped = `${results.filter(({ verdict }) => verdict === 'not-applicable' || verdict === 'not-run').length}`
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
  if (result.verdict === 'kept') return element('testcase', attributes)
  if (result.verdict === 'not-applicable' || result.verdict === 'not-run') {
    const message = result.verdict === 'not-run' ? `not run: ${result.reason}` : result.reason
    return element('testcase', attributes, [element('skipped', { message })])
  }
  const story = escapeXml(storyAsText(result))
  if (result.verdict === 'broken') {
    const failure = element('failure', { type: contract.severity, message: result.failure.appDid }, [story])
    return element('testcase', attributes, [failure])
  }
  const error = element('error', { type: 'could-not-run', message: result.problem }, [story])
  return element('testcase', attributes, [error])
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
