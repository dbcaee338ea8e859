import { createHash } from 'node:crypto'
import type { CodeNumbers } from '../../diagram/pencil.ts'
import { type Html, html, printableLines } from '../../mock-zoom/index.ts'
import type { Cause } from '../causes.ts'
import type { RunReport } from '../report.ts'
import type { ContractResult } from '../result.ts'
import type { Verdict } from '../verdict.ts'
import { codesIn, diagram, withCodes } from './html-diagram.ts'
import { filterScript } from './html-filter.ts'
import { readStyles } from './html-styles.ts'
import { seenIn } from './pretty.ts'
import {
  byVerdict,
  countsInWords,
  type Reporter,
  refusalsInWords,
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

/** The policy allows the page's only script and style by their hashes. */
function hashOf({ text }: Html): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

function page(report: RunReport): Html {
  const styles = readStyles()
  const subject = printableLines(report.subject)
  const title = `${subject}: ${report.counts.broken === 0 ? 'contracts' : `${report.counts.broken} broken`}`
  const codes = codesIn(report.results)
  return html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(styles)}'; script-src '${hashOf(filterScript)}'; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${styles}</style>
</head>
<body>
<div class="page">
${index(report)}<header>
<h1>Contracts of ${subject}</h1>
<p class="${report.exitCode === 0 ? 'good' : 'bad'}"><strong>${countsInWords(report.counts)}</strong></p>
<p class="soft">${aboutTheRun(report)}</p>
${refusals(report)}${switches(report)}${verdictLinks(report)}</header>
<main>
${causes(report, codes)}${filter(report)}${byVerdict.map((verdict) => group(verdict, report, codes))}</main>
<footer><p>Written by mock-zoom, which is not a Zoom product.</p></footer>
</div>
<script>${filterScript}</script>
</body>
</html>`
}

function aboutTheRun({ kind, mockZoom, startedAt, results, durationMs }: RunReport): string {
  const profiles = [...new Set(results.map(({ profile }) => profile))]
  return [
    ...(kind === 'server-to-server' ? ['a server-to-server app'] : []),
    `mock-zoom ${mockZoom}`,
    ...(profiles.length === 0 ? [] : [`Zoom of ${profiles.join(' and ')}`]),
    `${startedAt.slice(0, 16).replace('T', ' ')} UTC`,
    seconds(durationMs),
  ].join(' · ')
}

function refusals(report: RunReport): Html {
  const words = refusalsInWords(report)
  return words === undefined
    ? html``
    : html`<p class="soft">${words}</p>
`
}

/** How Zoom behaved, switch by switch: what decides many a verdict, and seldom what one looks for. */
function switches({ switches: all }: RunReport): Html[] {
  return Object.entries(all).map(
    ([
      profile,
      settings,
    ]) => html`<details class="switches"><summary class="soft">The switches of Zoom ${profile}</summary>
<dl>${Object.entries(settings).map(([name, value]) => html`<div><dt>${name}</dt><dd><code>${String(value)}</code></dd></div>`)}</dl></details>
`,
  )
}

const signs: Readonly<Record<Verdict, string>> = {
  kept: '✓',
  broken: '✗',
  'could-not-run': '!',
  'cannot-judge': '?',
  blocked: '~',
  'not-applicable': '–',
  'not-run': '–',
}

function mark(verdict: Verdict): Html {
  return html`<span class="mark ${verdict}" aria-hidden="true">${signs[verdict]}</span>`
}

function usedVerdicts({ counts }: RunReport): Verdict[] {
  return byVerdict.filter((verdict) => counts[verdict] > 0)
}

function verdictLinks(report: RunReport): Html {
  return html`<ul class="counts" aria-label="Verdicts">${usedVerdicts(report).map(
    (verdict) =>
      html`<li><a href="#${verdict}">${mark(verdict)} ${report.counts[verdict]} ${verdictWords[verdict]}</a></li>`,
  )}</ul>
`
}

/** Beside a wide page: every contract, by verdict. */
function index(report: RunReport): Html {
  return html`<nav class="index" aria-label="Contracts">${usedVerdicts(report).map((verdict) => {
    const ids = report.results
      .filter((result) => result.verdict === verdict)
      .map(({ contract }) => contract.id)
    return html`<h2>${mark(verdict)} ${verdictWords[verdict]}</h2><ul>${[...new Set(ids)].map((id) => html`<li>${linkTo(id)}</li>`)}</ul>`
  })}</nav>
`
}

function linkTo(id: string): Html {
  return html`<a href="#${id}"><code>${id}</code></a>`
}

function causes({ causes: all }: RunReport, codes: CodeNumbers): Html {
  const wrong = all.filter(({ noticedIn }) => noticedIn === undefined)
  const seen = all.filter(({ noticedIn }) => noticedIn !== undefined)
  return html`${causeList('causes', 'What is wrong', wrong, codes)}${causeList('seen', 'Also seen, though no contract is broken by it', seen, codes)}`
}

function causeList(id: string, heading: string, listed: readonly Cause[], codes: CodeNumbers): Html {
  if (listed.length === 0) return html``
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${heading}</h2>
<ol>${listed.map((cause, place) => html`<li>${causeEntry(cause, place, codes)}</li>`)}</ol>
</section>
`
}

/** The first is what to read first. */
function causeEntry(cause: Cause, place: number, codes: CodeNumbers): Html {
  const { id, sentence, inProduction, remedy, possible, breaks, blocks, noticedIn } = cause
  const cost = [
    ...(breaks.length === 0 ? [] : [`breaks ${breaks.length}`]),
    ...(blocks.length === 0 ? [] : [`blocks ${blocks.length}`]),
  ].join(', ')
  return html`<details class="cause${noticedIn === undefined ? '' : ' noticed'}"${place === 0 ? html` open` : html``}><summary><span class="says">${withCodes(sentence, codes)}</span> <span class="soft"><code>${id}</code>${cost === '' ? '' : `, ${cost}`}</span></summary>
<dl>${row('Possible causes', possible.join(' '))}${row('In production', inProduction)}${remedy === '' ? html`` : html`<dt>How to fix it</dt><dd><pre>${printableLines(remedy)}</pre></dd>`}${links('Breaks', breaks)}${links('Blocks', blocks)}${row('Seen', noticedIn === undefined ? '' : seenIn(noticedIn))}</dl></details>
`
}

function row(name: string, text: string): Html {
  return text === '' ? html`` : html`<dt>${name}</dt><dd>${printableLines(text)}</dd>`
}

function links(name: string, ids: readonly string[]): Html {
  if (ids.length === 0) return html``
  return html`<dt>${name}</dt><dd><ul class="ids">${ids.map((id) => html`<li>${linkTo(id)}</li>`)}</ul></dd>`
}

function filter(report: RunReport): Html {
  return html`<search class="filter">
<label>Search <input type="search" id="search" placeholder="contract, code, word"></label>
<fieldset><legend>Show</legend>${usedVerdicts(report).map(
    (verdict) =>
      html`<label><input type="checkbox" name="verdict" value="${verdict}" checked> ${verdictWords[verdict]}</label> `,
  )}</fieldset>
<output id="shown" class="soft"></output>
</search>
`
}

/** What is kept, or means nothing for this app, is folded where there is much of it. */
const many = 10

function group(verdict: Verdict, { results }: RunReport, codes: CodeNumbers): Html {
  const own = results.filter((result) => result.verdict === verdict)
  if (own.length === 0) return html``
  const isQuiet = verdict === 'kept' || verdict === 'not-applicable' || verdict === 'not-run'
  const open = isQuiet && own.length > many ? html`` : html` open`
  const isFirst = (result: ContractResult) =>
    results.find(({ contract }) => contract.id === result.contract.id) === result
  return html`<section data-verdict="${verdict}" aria-labelledby="${verdict}">
<details class="group"${open}><summary><h2 id="${verdict}">${mark(verdict)} ${verdictWords[verdict]}: ${own.length}</h2></summary>
${own.map((result) => entry(result, codes, isFirst(result)))}</details>
</section>
`
}

/** `isFirst`: links to this contract lead here. */
function entry(result: ContractResult, codes: CodeNumbers, isFirst: boolean): Html {
  const { contract, profile, durationMs } = result
  const should = contract.severity === 'should' ? html` <span class="tag">should</span>` : html``
  const name = html`<code>${contract.id}</code> <span class="tag">Zoom ${profile}</span>${should} <span class="time">${seconds(durationMs)}</span>`
  const anchor = isFirst ? html` id="${contract.id}"` : html``
  if (result.verdict !== 'broken' && result.verdict !== 'could-not-run')
    return html`<p class="entry"${anchor}>${name}<br>${contract.title}${whyOf(result)}</p>\n`
  const said = result.verdict === 'broken' ? result.failure.appDid : (result.problem.split('\n')[0] ?? '')
  return html`<details class="entry"${anchor}>
<summary>${name}<span class="did">${withCodes(said, codes)}</span></summary>
<p>${contract.title}</p>
${storyOf(result).map(
  ({ heading, lines }) => html`<h3>${heading}</h3>
<pre>${withCodes(lines.filter((line) => line !== '').join('\n'), codes)}</pre>
`,
)}${result.verdict === 'broken' && result.failure.messages.length > 0 ? diagram(result.failure.messages, codes) : html``}${sources(contract.evidence)}</details>
`
}

function whyOf(result: ContractResult): Html {
  if (result.verdict === 'blocked') return html`<br><span class="why">blocked by ${linkTo(result.by)}</span>`
  return 'reason' in result ? html`<br><span class="why">${printableLines(result.reason)}</span>` : html``
}

function sources(evidence: readonly string[]): Html {
  if (evidence.length === 0) return html``
  return html`<h3>Sources</h3>
<ul class="sources">${evidence.map((url) => html`<li><a href="${url}" rel="noreferrer">${url}</a></li>`)}</ul>
`
}
