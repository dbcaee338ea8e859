import type { MockZoom } from '../mock-zoom/index.ts'
import { attribute, elementsNamed, parseHtml } from './html.ts'
import { signInFormOn, stepToZoom } from './page-controls.ts'
import { memberWithUrl, type Stranded, whereToLook } from './stranded.ts'
import { createSubject } from './subject.ts'
import type { SubjectDescription } from './subject-description.ts'
import type { RunningSubject } from './subject-factory.ts'
import { say } from './take-steps.ts'

type Requests = SubjectDescription['requests']

/** What was found out about an app by connecting one person. */
export interface Discovery {
  /** The requests that led to Zoom and back, as far as that went. */
  readonly requests: Requests
  /** Where Zoom sent the browser back to; undefined if it did not come to that. */
  readonly callbackPath: string | undefined
  /** What was added, in words for people. */
  readonly found: readonly string[]
  /** What is still in the way; undefined if one person could connect and use the app. */
  readonly missing: string | undefined
}

/** As many pages as an app may put before Zoom: a login, an overview, its settings. */
const mostSteps = 4

/** Connects one person, and goes on from the pages that come in between as a person would: signs in, presses “Connect Zoom”. */
export async function discover(app: RunningSubject, zoom: MockZoom, signal: AbortSignal): Promise<Discovery> {
  let { requests } = app.description
  const found: string[] = []
  for (let steps = 0; ; steps += 1) {
    const strandings: Stranded[] = []
    const subject = createSubject({
      app: { ...app, description: { ...app.description, requests } },
      zoom,
      newName: () => `person-${crypto.randomUUID().slice(0, 8)}`,
      onStranded: (stranded) => void strandings.push(stranded),
      signal,
    })
    const person = await subject.newPerson()
    const connected = await person.connect().catch((error: unknown) => {
      if (strandings.length === 0) throw error
      return undefined
    })
    const [stranded] = strandings
    if (stranded !== undefined) {
      const next = steps < mostSteps ? nextFor(stranded) : undefined
      if (next === undefined)
        return { requests, callbackPath: undefined, found, missing: whereToLook(stranded) }
      requests = { ...requests, ...next.requests }
      found.push(next.found)
      continue
    }
    const callbackPath = await callbackPathOf(zoom)
    const done = { requests, callbackPath, found }
    if (connected === undefined || connected.kind !== 'works')
      return { ...done, missing: `After Zoom’s page, ${connected?.answered ?? 'nothing came'}.` }
    if (requests.use === undefined) return { ...done, missing: undefined }
    const used = await person.use()
    const missing = `Look at requests.use in the subject file: ${used.answered}.`
    return { ...done, missing: used.kind === 'works' ? undefined : missing }
  }
}

interface Next {
  readonly requests: Partial<Requests>
  readonly found: string
}

function nextFor({ key, request, rest, end }: Stranded): Next | undefined {
  if (key !== 'connect' || end.kind !== 'page' || end.stuck !== undefined) return undefined
  if (/^\s*[[{]/.test(end.text) && end.text.includes('/oauth/authorize')) {
    const take = { url: { json: memberWithUrl(end.text) } }
    const found = `connect answers JSON with Zoom’s address, in “${take.url.json}”`
    return { requests: { connect: [{ ...request, take }, ...rest, { open: '{url}' }] }, found }
  }
  const form = signInFormOn(end)
  if (form !== undefined) {
    const { pathname } = end.url
    const found = `people sign in at ${pathname}, with ${Object.keys(form.fields).join(' and ')}`
    return { requests: { signIn: [{ method: 'GET', path: pathname }, form] }, found }
  }
  if (end.status >= 400 || elementsNamed(parseHtml(end.text), 'input').some(isPassword)) return undefined
  const step = stepToZoom(end)
  if (step === undefined) return undefined
  return {
    requests: { connect: [request, ...rest, step] },
    found: `from ${end.url.pathname} people go on: ${say(step)}`,
  }
}

function isPassword(input: Parameters<typeof attribute>[0]): boolean {
  return attribute(input, 'type')?.toLowerCase() === 'password'
}

async function callbackPathOf(zoom: MockZoom): Promise<string | undefined> {
  const asked = (await zoom.journal.list({ type: 'authorize.asked' })).at(-1)
  if (asked?.type !== 'authorize.asked' || !URL.canParse(asked.redirectUri)) return undefined
  return new URL(asked.redirectUri).pathname
}
