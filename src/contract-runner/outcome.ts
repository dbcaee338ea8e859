import { setTimeout as pause } from 'node:timers/promises'
import { visibleText } from './html.ts'
import { nameRequest } from './no-response.ts'
import { printedError } from './printed-error.ts'
import type { StepValues } from './step-values.ts'
import { type OutcomeKind, readAnswer, type SubjectDescription } from './subject-description.ts'
import type { Page, VisitEnd } from './user-agent.ts'
import { isSameServer } from './web-address.ts'

/** The result of something that a person did with the app. */
export interface Outcome {
  readonly kind: OutcomeKind
  /** Of the last page; 0 if there was none. */
  readonly status: number
  /** What the person can read there, shortened. */
  readonly text: string
  /** Status and text in one phrase, for messages. */
  readonly answered: string
  /** Sequence numbers of what Zoom saw meanwhile. */
  readonly entries: readonly number[]
  /** Of what takes a request to Zoom (connecting, using): what became of it there. */
  readonly atZoom?: AtZoom
}

/** `nothing`: the app sent no such request. */
export type AtZoom = 'accepted' | 'refused' | 'nothing'

const textLimit = 300

/** What it takes to read a page of the app. */
export interface Reading {
  readonly description: SubjectDescription
  readonly zoomUrl: string
  /** What placeholders in the description's answers stand for. */
  readonly values?: StepValues
}

/** What the end of a visit means. Redirects without end are something that the app did, and a failure. */
export function readEnd(end: VisitEnd, reading: Reading, entries: readonly number[]): Outcome {
  switch (end.kind) {
    case 'page':
      return { ...readPage(end, reading), entries }
    case 'endless': {
      const cycle = [...new Set(end.hops.slice(-6).map(nameRequest))].join(', ')
      return {
        ...noPage(`the browser was redirected ${end.hops.length} times without end; last: ${cycle}`),
        entries,
      }
    }
    case 'held':
      return { ...noPage(`the browser was stopped before ${end.url.origin}${end.url.pathname}`), entries }
  }
}

/** A browser that was left at Zoom is a failure, whatever the status. */
function readPage(page: Page, { description, zoomUrl, values }: Reading): Omit<Outcome, 'entries'> {
  const read = visibleText(page.text, page.contentType)
  const text = read.length > textLimit ? `${read.slice(0, textLimit)}…` : read
  const atZoom = isSameServer(page.url, new URL(zoomUrl))
  const isStuck = page.stuck !== undefined
  const seen = { status: page.status, url: page.url, text: page.text, atZoom, isStuck }
  const kind = readAnswer(seen, description.answers, values)
  const who = atZoom ? 'the browser was left at Zoom, which' : nameApp(page, description)
  const said = `${who} answered ${page.status}${text === '' ? ' with an empty page' : `: ${text}`}`
  const answered = isStuck ? `${said} (this page ${page.stuck})` : said
  return { kind, status: page.status, text, answered }
}

/** A server error with the reason that the app printed meanwhile: its page hides that from people. */
export async function withPrintedError(
  outcome: Outcome,
  before: string,
  lastOutput: () => string,
): Promise<Outcome> {
  if (outcome.status < 500) return outcome
  let error = printedError(before, lastOutput())
  // Its output may arrive a moment after its response.
  for (let looks = 0; error === undefined && looks < 3; looks += 1) {
    await pause(10)
    error = printedError(before, lastOutput())
  }
  if (error === undefined) return outcome
  return { ...outcome, answered: `${outcome.answered} (its output: ${error})` }
}

/** What the app printed, in a text that quotes such an outcome. */
export function printedIn(text: string): string | undefined {
  return /\(its output: (.+)\)/.exec(text)?.[1]
}

/** The most common reason for a lost session: started at localhost, and the callback goes to 127.0.0.1. */
function nameApp({ url }: Page, { baseUrl }: SubjectDescription): string {
  if (url.hostname === new URL(baseUrl).hostname) return 'the app'
  return (
    `the app (started at ${new URL(baseUrl).origin}, now at ${url.origin}: cookies don’t carry over from one to the ` +
    'other)'
  )
}

function noPage(answered: string): Omit<Outcome, 'entries'> {
  return { kind: 'failed', status: 0, text: '', answered }
}
