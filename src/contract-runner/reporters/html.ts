import { type Html, html } from '../../mock-zoom/index.ts'
import type { ContractResult, RunReport, Verdict } from '../report.ts'
import type { Message } from '../sequence.ts'
import { styles } from './html-styles.ts'
import { countsInWords, printable, type Reporter, seconds, type Write } from './reporter.ts'
import { storyOf } from './story.ts'

/** One self-contained page at the end of the run: each contract, and the story and messages of each failure. */
export function htmlReporter(write: Write): Reporter {
  return {
    end(report) {
      write(`<!doctype html>\n${page(report).text}\n`)
    },
  }
}

const words: Readonly<Record<Verdict, string>> = {
  kept: 'kept',
  broken: 'broken',
  'not-applicable': 'not applicable',
  'could-not-run': 'could not run',
  'not-run': 'not run',
}
const order: readonly Verdict[] = ['broken', 'could-not-run', 'not-run', 'not-applicable', 'kept']

function page(report: RunReport): Html {
  const title = `${printable(report.subject)}: ${report.counts.broken === 0 ? 'contracts' : `${report.counts.broken} broken`}`
  return html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${styles}</style>
</head>
<body>
<header>
<h1>Contracts of ${printable(report.subject)}</h1>
<p class="${report.exitCode === 0 ? 'good' : 'bad'}"><strong>${countsInWords(report.counts)}</strong> in ${seconds(report.durationMs)}</p>
</header>
<main>
${order.map((verdict) =>
  section(
    verdict,
    report.results.filter((result) => result.verdict === verdict),
  ),
)}</main>
<footer><p>Written by mock-zoom, which is not a Zoom product.</p></footer>
</body>
</html>`
}

function section(verdict: Verdict, results: readonly ContractResult[]): Html {
  if (results.length === 0) return html``
  return html`<section aria-labelledby="${verdict}">
<h2 id="${verdict}"><span class="mark ${verdict}" aria-hidden="true"></span>${words[verdict]}: ${results.length}</h2>
${results.map(entry)}</section>
`
}

function entry(result: ContractResult): Html {
  const { contract, profile, durationMs } = result
  const should = contract.severity === 'should' ? html` <span class="tag">should</span>` : html``
  const name = html`<code>${contract.id}</code> <span class="tag">Zoom ${profile}</span>${should} <span class="time">${seconds(durationMs)}</span>`
  if (result.verdict === 'kept') return html`<p class="entry">${name}<br>${contract.title}</p>\n`
  if (result.verdict === 'not-applicable' || result.verdict === 'not-run')
    return html`<p class="entry">${name}<br>${contract.title}<br><em>${printable(result.reason)}</em></p>\n`
  const messages = result.verdict === 'broken' ? result.failure.messages : []
  return html`<details class="entry" open>
<summary>${name}<br>${contract.title}</summary>
${storyOf(result).map(
  ({ heading, lines }) => html`<h3>${heading}</h3>
<pre>${printable(lines.filter((line) => line !== '').join('\n'))}</pre>
`,
)}${messages.length === 0 ? html`` : sequence(messages)}${sources(contract.evidence)}</details>
`
}

function sequence(messages: readonly Message[]): Html {
  return html`<details><summary>The messages between browser, app and Zoom (${messages.length})</summary>
<div class="lanes" aria-hidden="true"><span>browser</span><span>app</span><span>Zoom</span></div>
<ol class="sequence">
${messages.map(
  ({
    from,
    to,
    text,
    notes,
  }) => html`<li class="${from}-${to}"><span class="who">${party(from)} to ${party(to)}: </span><code>${printable(text)}</code>${notes.map(
    (note) => html`<small class="${/refused|failed/.test(note) ? 'no' : 'yes'}">${printable(note)}</small>`,
  )}</li>
`,
)}</ol></details>
`
}

function party(name: Message['from']): string {
  return name === 'zoom' ? 'Zoom' : name
}

function sources(evidence: readonly string[]): Html {
  if (evidence.length === 0) return html``
  return html`<h3>Sources</h3>
<ul>${evidence.map((url) => html`<li><a href="${url}" rel="noreferrer">${url}</a></li>`)}</ul>
`
}
