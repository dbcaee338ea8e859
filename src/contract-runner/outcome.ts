import { visibleText } from './html.ts'
import { nameRequest } from './no-response.ts'
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
}

const textLimit = 300

/** What the end of a visit means. Redirects without end are something that the app did, and a failure. */
export function readEnd(
  end: VisitEnd,
  description: SubjectDescription,
  zoomUrl: string,
  entries: readonly number[],
): Outcome {
  switch (end.kind) {
    case 'page':
      return { ...readPage(end, description, zoomUrl), entries }
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
function readPage(page: Page, description: SubjectDescription, zoomUrl: string): Omit<Outcome, 'entries'> {
  const read = visibleText(page.text, page.contentType)
  const text = read.length > textLimit ? `${read.slice(0, textLimit)}…` : read
  const atZoom = isSameServer(page.url, new URL(zoomUrl))
  const seen = { status: page.status, path: page.url.pathname, text: page.text, atZoom }
  const kind = readAnswer(seen, description.answers)
  const who = atZoom ? 'the browser was left at Zoom, which' : nameApp(page, description)
  const answered = `${who} answered ${page.status}${text === '' ? ' with an empty page' : `: ${text}`}`
  return { kind, status: page.status, text, answered }
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
