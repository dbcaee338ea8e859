import type { JournalEntry, MockZoom, ZoomUser } from '../mock-zoom/index.ts'
import { ContractBroken } from './contract-broken.ts'
import { ContractError } from './contract-error.ts'
import { firstForm } from './html-form.ts'
import { type AtZoom, type Outcome, readEnd, withPrintedError } from './outcome.ts'
import type { Seen } from './seen.ts'
import type { Stranded } from './stranded.ts'
import {
  requestFor,
  type SubjectDescription,
  type SubjectRequest,
  saysConnected,
} from './subject-description.ts'
import type { Instance } from './subject-factory.ts'
import type { HoldAt, Hop, UserAgent, Visit, VisitEnd } from './user-agent.ts'
import { isSameServer, resolveUrl } from './web-address.ts'

/** What a person does at Zoom, if Zoom asks. */
export interface ConnectChoices {
  /** By default the Zoom user that belongs to this person. */
  readonly zoomUser?: ZoomUser
  readonly decision?: 'allow' | 'decline'
}

/** A person who uses the app, with their own browser. Signs in to the app before the first request. */
export interface Person {
  readonly name: string
  readonly zoomUser: ZoomUser
  /** Signs in to the app, again if necessary: a restart may have ended its sessions. */
  signIn(): Promise<void>
  /** Goes through the app's connect, Zoom's page and the callback. */
  connect(choices?: ConnectChoices): Promise<Outcome>
  /** The same, but stops before the callback is delivered. */
  connectUntilCallback(choices?: ConnectChoices): Promise<HeldCallback>
  /** Makes the app call Zoom, from its first instance or from another. */
  use(at?: { readonly instance: Instance }): Promise<Outcome>
  /** The other ways to use the app, one request each. */
  readonly otherUses: readonly (() => Promise<Outcome>)[]
  /** Needs the capability `disconnect`. */
  disconnect(): Promise<Outcome>
  /** Needs the capability `status`. */
  status(): Promise<Outcome>
  /** What the app shows. Needs the capability `status`. */
  isConnected(): Promise<boolean>
  /** Opens a URL in this person's browser, such as a callback meant for somebody else. */
  open(url: URL): Promise<Outcome>
  /** Every request of this person's browser, and its response, oldest first. */
  readonly trail: readonly Hop[]
}

/** A callback that Zoom sent and the app has not seen. */
export interface HeldCallback {
  readonly url: URL
  /** Delivers it through the person's browser, as often as you like. */
  deliver(): Promise<Outcome>
}

interface SendOptions {
  readonly holdAt?: HoldAt
  /** Of another instance of the app. */
  readonly baseUrl?: string
}

/** Who it is, with which browser, at which app, in front of which Zoom. */
export interface PersonParts {
  readonly name: string
  readonly zoomUser: ZoomUser
  readonly agent: UserAgent
  readonly description: SubjectDescription
  readonly zoom: MockZoom
  readonly seen: Seen
  readonly onWorking?: (() => void) | undefined
  /** A request that should have led to Zoom, or signed the person in, did not. */
  readonly onStranded?: ((stranded: Stranded) => void) | undefined
  /** The app’s last output, if the runner started it. */
  readonly lastOutput?: (() => string) | undefined
}

/** Somebody who does with the app what its description says, over HTTP alone. */
export function createPerson(parts: PersonParts): Person {
  const {
    name,
    zoomUser,
    agent,
    description,
    zoom,
    seen,
    onWorking,
    onStranded,
    lastOutput = () => '',
  } = parts
  const read = (end: VisitEnd, entries: readonly number[] = []) =>
    readEnd(end, description, zoom.url, entries)
  let signedIn: Promise<void> | undefined
  /** Whether this person has reached the callback before. */
  let hasConnected = false
  /** The last request to connect did not even lead to Zoom: then its page is no sign of an app that works. */
  let isStranded = false

  async function send(request: SubjectRequest | undefined, options: SendOptions = {}): Promise<VisitEnd> {
    if (request === undefined)
      throw new Error('The app has no such request: name it in the contract’s needs.')
    const { holdAt, baseUrl = description.baseUrl } = options
    await (signedIn ?? signInToApp())
    return agent.visit({ ...toVisit(baseUrl, requestFor(name, request)), ...(holdAt && { holdAt }) })
  }

  function signInToApp(): Promise<void> {
    signedIn = signIn(agent, description, name, onStranded)
    return signedIn
  }

  async function authorize(choices: ConnectChoices, holdAt?: HoldAt): Promise<VisitEnd> {
    await (signedIn ?? signInToApp())
    const hopsBefore = agent.trail.length
    const first = await send(description.requests.connect, holdAt && { holdAt })
    const wasAtZoom = agent.trail.slice(hopsBefore).some(({ url }) => isSameServer(url, new URL(zoom.url)))
    isStranded = !wasAtZoom
    if (isStranded) {
      const { connect } = description.requests
      const request = connect && requestFor(name, connect)
      if (request !== undefined)
        onStranded?.({ key: 'connect', request, end: first, url: toVisit(description.baseUrl, request).url })
    }
    if (first.kind !== 'page' || !isSameServer(first.url, new URL(zoom.url))) return first
    const consent = firstForm(first)
    const press = { name: 'decision', value: choices.decision ?? 'allow' }
    if (consent === undefined || !consent.hasButton(press.name, press.value)) return first
    const fields = consent.hasField('zoom_user') ? { zoom_user: (choices.zoomUser ?? zoomUser).id } : {}
    return agent.submitForm(first, { fields, press }, holdAt)
  }

  /** The outcome, and what Zoom saw meanwhile. */
  async function watched(act: () => Promise<VisitEnd>, takes?: Takes): Promise<Outcome> {
    const before = await seen.mark()
    isStranded = false
    const output = lastOutput()
    const end = await act()
    const entries = await seen.since(before)
    const outcome: Outcome = {
      ...(await withPrintedError(read(end, entries), output, lastOutput)),
      ...(takes && { atZoom: whatCameOf(takes, await seen.entries(entries)) }),
    }
    if (outcome.kind === 'works' && !isStranded) {
      hasConnected = true
      onWorking?.()
    }
    return outcome
  }

  const open = (url: URL, takes?: Takes) => watched(() => agent.visit({ url }), takes)
  const status = () => watched(() => send(description.requests.status))

  return {
    name,
    zoomUser,
    signIn: signInToApp,
    connect: (choices = {}) => watched(() => authorize(choices), exchange),
    async connectUntilCallback(choices = {}) {
      const end = await authorize(choices, isCallback(zoom))
      if (end.kind !== 'held') throw noCallback(read(end), hasConnected)
      return { url: end.url, deliver: () => open(end.url, exchange) }
    },
    use: (at) => watched(() => send(description.requests.use, at && { baseUrl: at.instance.url }), apiCall),
    otherUses: (description.requests.alsoUse ?? []).map((request) => () => watched(() => send(request))),
    disconnect: () => watched(() => send(description.requests.disconnect)),
    status,
    isConnected: async () => {
      const page = await send(description.requests.status)
      return (
        page.kind === 'page' && read(page).kind === 'works' && saysConnected(page.text, description.answers)
      )
    },
    open: (url) => open(url),
    trail: agent.trail,
  }
}

/** The request to Zoom that an action takes, and the entry that it leaves when Zoom accepts it. */
interface Takes {
  readonly route: 'token' | 'api'
  readonly accepted: JournalEntry['type']
}

const exchange: Takes = { route: 'token', accepted: 'code.redeemed' }
const apiCall: Takes = { route: 'api', accepted: 'api.called' }

function whatCameOf({ route, accepted }: Takes, entries: readonly JournalEntry[]): AtZoom {
  if (entries.some(({ type }) => type === accepted)) return 'accepted'
  const sent = entries.some((entry) => entry.type === 'request.answered' && entry.route === route)
  return sent ? 'refused' : 'nothing'
}

async function signIn(
  agent: UserAgent,
  description: SubjectDescription,
  person: string,
  onStranded: PersonParts['onStranded'],
): Promise<void> {
  const { signIn: described } = description.requests
  if (described === undefined) return
  const request = requestFor(person, described)
  const visit = toVisit(description.baseUrl, request)
  const end = await agent.visit(visit)
  if (end.kind === 'page' && end.status < 400) return
  onStranded?.({ key: 'signIn', request, end, url: visit.url })
  const answer = end.kind === 'page' ? `answered ${end.status}` : 'redirected without end'
  throw new ContractError(
    'sign-in-failed',
    `${request.method} ${request.path} should sign ${person} in at the app, and ${answer}.`,
  )
}

/** The URL to which the app asked Zoom to send the browser back, with Zoom's parameters on it. */
function isCallback(zoom: MockZoom): HoldAt {
  return async (url) =>
    (url.searchParams.has('code') || url.searchParams.has('error')) &&
    (await zoom.journal.list({ type: 'authorize.asked' })).some((entry) => {
      if (entry.type !== 'authorize.asked') return false
      if (!URL.canParse(entry.redirectUri)) return false
      const asked = new URL(entry.redirectUri)
      return asked.origin === url.origin && asked.pathname === url.pathname
    })
}

/** Somebody who has connected before got this far then: connecting again is another promise. */
function noCallback(outcome: Outcome, hasConnected: boolean): ContractBroken {
  return new ContractBroken({
    appDid: `The app did not get as far as Zoom’s callback: ${outcome.answered}`,
    expected: 'GET connect leads to Zoom, and Zoom leads back to the callback with a code',
    found: outcome.answered,
    given: hasConnected ? 'reconnect-without-disconnecting' : 'connect-works',
  })
}

function toVisit(baseUrl: string, request: SubjectRequest): Visit {
  const url = resolveUrl(baseUrl.replace(/\/+$/, '') + request.path, new URL(baseUrl))
  const { method, headers = {}, click } = request
  const then = click === undefined ? {} : { click }
  if (request.form !== undefined) {
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    return {
      method,
      url,
      headers: { ...type, ...headers },
      body: new URLSearchParams(request.form).toString(),
      ...then,
    }
  }
  if (request.json !== undefined) {
    return {
      method,
      url,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(request.json),
      ...then,
    }
  }
  return { method, url, headers, ...then }
}
