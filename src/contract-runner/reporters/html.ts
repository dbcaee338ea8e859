import { createHash } from 'node:crypto'
import { type Html, html } from '../../mock-zoom/index.ts'
import type { Cause } from '../causes.ts'
import type { RunReport } from '../report.ts'
import type { ContractResult } from '../result.ts'
import type { Message } from '../sequence.ts'
import type { Verdict } from '../verdict.ts'
import { filterScript } from './html-filter.ts'
import { styles } from './html-styles.ts'
import {
  byVerdict,
  countsInWords,
  printable,
  type Reporter,
  seconds,
  verdictWords,
  type Write,
} from './reporter.ts'
import { storyOf } from './story.ts'

/** One page that needs nothing else, when the run is over: the causes, then each contract with its story, folded. */
export function htmlReporter(write: Write): Reporter {
  return {
    end(report) {
      write(`<!doctype html>\n${page(report).text}\n`)
    },
  }
}

/** The page's only script, which the policy allows by its hash. */
const scriptHash = createHash('sha256').update(filterScript.text).digest('base64')

function page(report: RunReport): Html {
  const title = `${printable(report.subject)}: ${report.counts.broken === 0 ? 'contracts' : `${report.counts.broken} broken`}`
  const codes = codesIn(report)
  return html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${scriptHash}'">
<title>${title}</title>
<style>${styles}</style>
</head>
<body>
<header>
<h1>Contracts of ${printable(report.subject)}</h1>
<p class="${report.exitCode === 0 ? 'good' : 'bad'}"><strong>${countsInWords(report.counts)}</strong> in ${seconds(report.durationMs)}</p>
<p class="quiet">${aboutTheRun(report)}</p>
</header>
<main>
${causes(report, codes)}${index(report)}${byVerdict.map((verdict) =>
  section(
    verdict,
    report.results.filter((result) => result.verdict === verdict),
    codes,
  ),
)}</main>
<footer><p>Written by mock-zoom, which is not a Zoom product.</p></footer>
<script>${filterScript}</script>
</body>
</html>`
}

function aboutTheRun({ mockZoom, startedAt, results }: RunReport): string {
  const profiles = [...new Set(results.map(({ profile }) => profile))]
  const eras = profiles.length === 0 ? '' : `, Zoom of ${profiles.join(' and ')}`
  return `mock-zoom ${mockZoom}, ${startedAt.slice(0, 16).replace('T', ' ')} UTC${eras}`
}

function causes({ causes: all }: RunReport, codes: Codes): Html {
  if (all.length === 0) return html``
  return html`<section aria-labelledby="causes">
<h2 id="causes">What is wrong</h2>
<ol class="causes">${all.map((cause) => causeEntry(cause, codes))}</ol>
</section>
`
}

function causeEntry(
  { id, sentence, inProduction, remedy, possible, breaks, blocks, noticedIn }: Cause,
  codes: Codes,
): Html {
  return html`<li class="entry"><p><code>${id}</code>: ${coloured(printable(sentence), codes)}</p>
<dl>${row('Possible causes', possible.join(' '))}${row('In production', inProduction)}${remedy === '' ? html`` : html`<dt>How to fix it</dt><dd><pre>${printable(remedy)}</pre></dd>`}${links('Breaks', breaks)}${links('Blocks', blocks)}${noticedIn === undefined ? html`` : row('Noticed', `in ${noticedIn} runs of contracts; it breaks none by itself`)}</dl></li>
`
}

function row(name: string, text: string): Html {
  return text === '' ? html`` : html`<dt>${name}</dt><dd>${printable(text)}</dd>`
}

function links(name: string, ids: readonly string[]): Html {
  if (ids.length === 0) return html``
  return html`<dt>${name}</dt><dd>${ids.map((id) => html`<a href="#${id}"><code>${id}</code></a> `)}</dd>`
}

/** What there is, and ways to less of it. */
function index({ results }: RunReport): Html {
  const used = byVerdict.filter((verdict) => results.some((result) => result.verdict === verdict))
  return html`<nav aria-label="Contracts" class="filter">
<label>Search <input type="search" id="search" placeholder="contract, code, word"></label>
<fieldset><legend>Show</legend>${used.map(
    (verdict) =>
      html`<label><input type="checkbox" name="verdict" value="${verdict}" checked> ${verdictWords[verdict]}</label> `,
  )}</fieldset>
</nav>
`
}

function section(verdict: Verdict, results: readonly ContractResult[], codes: Codes): Html {
  if (results.length === 0) return html``
  return html`<section aria-labelledby="${verdict}" data-verdict="${verdict}">
<h2 id="${verdict}"><span class="mark ${verdict}" aria-hidden="true"></span>${verdictWords[verdict]}: ${results.length}</h2>
${results.map((result, place) => entry(result, codes, results.findIndex((each) => each.contract.id === result.contract.id) === place))}</section>
`
}

/** `isFirst`: the one that links to this contract lead to. */
function entry(result: ContractResult, codes: Codes, isFirst: boolean): Html {
  const { contract, profile, durationMs } = result
  const should = contract.severity === 'should' ? html` <span class="tag">should</span>` : html``
  const name = html`<code>${contract.id}</code> <span class="tag">Zoom ${profile}</span>${should} <span class="time">${seconds(durationMs)}</span>`
  const anchor = isFirst ? html` id="${contract.id}"` : html``
  if (result.verdict === 'kept') return html`<p class="entry"${anchor}>${name}<br>${contract.title}</p>\n`
  if (result.verdict !== 'broken' && result.verdict !== 'could-not-run') {
    const why =
      result.verdict === 'blocked'
        ? html`blocked by <a href="#${result.by}"><code>${result.by}</code></a>`
        : html`${printable(result.reason)}`
    return html`<p class="entry"${anchor}>${name}<br>${contract.title}<br><em>${why}</em></p>\n`
  }
  const messages = result.verdict === 'broken' ? result.failure.messages : []
  const said = result.verdict === 'broken' ? result.failure.appDid : (result.problem.split('\n')[0] ?? '')
  return html`<details class="entry"${anchor}>
<summary>${name}<br>${contract.title}<br><span class="bad">${coloured(printable(said), codes)}</span></summary>
${storyOf(result).map(
  ({ heading, lines }) => html`<h3>${heading}</h3>
<pre>${coloured(printable(lines.filter((line) => line !== '').join('\n')), codes)}</pre>
`,
)}${messages.length === 0 ? html`` : sequence(messages, codes)}${sources(contract.evidence)}</details>
`
}

function sequence(messages: readonly Message[], codes: Codes): Html {
  return html`<details><summary>The messages between browser, app and Zoom (${messages.length})</summary>
<div class="lanes" aria-hidden="true"><span>browser</span><span>app</span><span>Zoom</span></div>
<ol class="sequence">
${messages.map(
  ({
    from,
    to,
    text,
    notes,
  }) => html`<li class="${from}-${to}"><span class="who">${party(from)} to ${party(to)}: </span><code>${coloured(printable(text), codes)}</code>${notes.map(
    (note) =>
      html`<small class="${/refused|failed/.test(note) ? 'no' : 'yes'}">${coloured(printable(note), codes)}</small>`,
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

/** The shortened codes of a run, each with a number: its colour is the same everywhere on the page. */
type Codes = ReadonlyMap<string, number>

/** The start of a code, as the journal shortens it. */
const shortened = /([\w-]{10}…)/
const hues = 6

function codesIn({ results }: RunReport): Codes {
  const codes = new Map<string, number>()
  for (const result of results) {
    if (result.verdict !== 'broken') continue
    const { evidence, findings, messages } = result.failure
    const texts = [
      ...evidence,
      ...findings.flatMap((finding) => finding.evidence),
      ...messages.map(({ text }) => text),
    ]
    for (const [code] of texts.flatMap((text) => [...text.matchAll(new RegExp(shortened, 'g'))]))
      if (!codes.has(code)) codes.set(code, codes.size)
  }
  return codes
}

function coloured(text: string, codes: Codes): Html[] {
  return text.split(shortened).map((part, place) => {
    const number = place % 2 === 0 ? undefined : codes.get(part)
    return number === undefined ? html`${part}` : html`<b class="hue-${number % hues}">${part}</b>`
  })
}
