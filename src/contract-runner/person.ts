import type { JournalEntry, MockZoom, ZoomUser } from '../mock-zoom/index.ts'
import { ContractBroken } from './contract-broken.ts'
import { ContractError } from './contract-error.ts'
import { sendForwarded } from './forwarded-request.ts'
import { firstForm } from './html-form.ts'
import { NotApplicable } from './not-applicable.ts'
import { type AtZoom, type Outcome, readEnd, withPrintedError } from './outcome.ts'
import type { Seen } from './seen.ts'
import { type StatusTells, unlessStatusIsSilent } from './status-tells.ts'
import type { StepValues } from './step-values.ts'
import { hasScript, type Stranded } from './stranded.ts'
import {
  capabilityNames,
  type SubjectAction,
  type SubjectDescription,
  saysConnected,
  stepsOf,
} from './subject-description.ts'
import type { Instance } from './subject-factory.ts'
import { filledRequest, takeSteps, toVisit } from './take-steps.ts'
import type { HoldAt, Hop, UserAgent, VisitEnd } from './user-agent.ts'
import { atTheMock, isSameServer, resolveUrl } from './web-address.ts'

/** What a person does at Zoom, if Zoom asks. */
export interface ConnectChoices {
  /** By default the Zoom user that belongs to this person. */
  readonly zoomUser?: ZoomUser
  readonly decision?: 'allow' | 'decline'
  /** Added to the query of the request with which it begins. */
  readonly query?: Readonly<Record<string, string>>
}

/** A person who uses the app, with their own browser. Signs in to the app before the first request. */
export interface Person {
  readonly name: string
  readonly zoomUser: ZoomUser
  /** Signs in to the app, again if necessary: a restart may have ended its sessions. */
  signIn(): Promise<void>
  /** The same person with another browser, where they have to sign in as well. Needs the capability `sign-in`. */
  inAnotherBrowser(): Person
  /** Goes through the app's connect, Zoom's page and the callback. */
  connect(choices?: ConnectChoices): Promise<Outcome>
  /** The same, but stops before the callback is delivered. */
  connectUntilCallback(choices?: ConnectChoices): Promise<HeldCallback>
  /** Where the app sends the browser to connect, if the request to it has these headers. The browser stays here; null if nowhere. */
  connectBehind(headers: Readonly<Record<string, string>>): Promise<URL | null>
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
  readonly inAnotherBrowser: () => Person
  readonly description: SubjectDescription
  readonly zoom: MockZoom
  readonly seen: Seen
  /** What further placeholders stand for. */
  readonly known?: StepValues
  readonly onWorking?: (() => void) | undefined
  /** A request that should have led to Zoom, or signed the person in, did not. */
  readonly onStranded?: ((stranded: Stranded) => void) | undefined
  /** For an app that only signs people in: whether its status tells what using it would. */
  readonly statusIsUse?: boolean | undefined
  /** Whether `answers.connected` can be believed. */
  readonly statusTells?: StatusTells | undefined
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
    known,
    statusIsUse = false,
    statusTells = { isOpen: false, isFalse: false },
    lastOutput = () => '',
  } = parts
  const taken = new Map<string, string>()
  /** Whom the app last got tokens for. */
  let connectedAs = zoomUser
  const values = (): StepValues => ({
    ...known,
    ...Object.fromEntries(taken),
    person: name,
    zoomUserId: connectedAs.id,
    zoomUserEmail: connectedAs.email,
  })
  const read = (end: VisitEnd, entries: readonly number[] = []) =>
    readEnd(end, { description, zoomUrl: zoom.url, values: values() }, entries)
  let signedIn: Promise<void> | undefined
  /** Whether this person has reached the callback before. */
  let hasConnected = false
  /** The last request to connect did not even lead to Zoom: then its page is no sign of an app that works. */
  let isStranded = false

  async function send(action: SubjectAction | undefined, options: SendOptions = {}): Promise<VisitEnd> {
    if (action === undefined) throw new Error('The app has no such request: name it in the contract’s needs.')
    await (signedIn ?? signInToApp())
    return act(action, options)
  }

  function act(
    action: SubjectAction,
    { holdAt, baseUrl = description.baseUrl }: SendOptions = {},
  ): Promise<VisitEnd> {
    const keep = (key: string, value: string) => void taken.set(key, value)
    const parts = { agent, baseUrl, zoomUrl: zoom.url, values, keep, ...(holdAt && { holdAt }) }
    return takeSteps(stepsOf(action), parts)
  }

  function signInToApp(): Promise<void> {
    signedIn = signIn()
    return signedIn
  }

  async function signIn(): Promise<void> {
    const { signIn: described } = description.requests
    if (described === undefined) return
    const end = await act(described)
    if (end.kind === 'page' && end.status < 400 && end.stuck === undefined) return
    const [first] = stepsOf(described)
    strand('signIn', described, end)
    const { method, path } = filledRequest(first, values())
    throw new ContractError(
      'sign-in-failed',
      `${method} ${path} should sign ${name} in at the app, and ${sayEnd(end)}.`,
    )
  }

  /** A page has no such step for this person, and says that they are connected. */
  async function isOfferedNoConnect(end: VisitEnd): Promise<boolean> {
    const isStuck = end.kind === 'page' && end.stuck !== undefined
    return isStuck && hasConnected && description.requests.status !== undefined && (await isConnected())
  }

  async function isConnected(): Promise<boolean> {
    unlessStatusIsSilent(statusTells)
    const page = await send(description.requests.status)
    return (
      page.kind === 'page' &&
      read(page).kind === 'works' &&
      saysConnected(page.text, description.answers, values())
    )
  }

  /** An app that only signs people in has nothing else to show for it. */
  async function lookWhetherSignedIn(where: SendOptions = {}): Promise<Outcome> {
    if (!statusIsUse || description.requests.status === undefined)
      throw new NotApplicable(`needs ${capabilityNames.use}`)
    let text = ''
    const outcome = await watched(async () => {
      const end = await send(description.requests.status, where)
      if (end.kind === 'page') text = end.text
      return end
    })
    if (outcome.kind !== 'works' || saysConnected(text, description.answers, values())) return outcome
    return { ...outcome, kind: 'asks-to-reconnect' }
  }

  function strand(key: Stranded['key'], action: SubjectAction, end: VisitEnd): void {
    const [first, ...rest] = stepsOf(action)
    const request = filledRequest(first, values())
    onStranded?.({ key, request, rest, end, url: toVisit(description.baseUrl, request).url })
  }

  async function authorize(choices: ConnectChoices, holdAt?: HoldAt): Promise<VisitEnd> {
    await (signedIn ?? signInToApp())
    const hopsBefore = agent.trail.length
    const { connect } = description.requests
    const action = connect && withQuery(connect, choices.query ?? {})
    const first = await send(action, holdAt && { holdAt })
    const wasAtZoom = agent.trail.slice(hopsBefore).some(({ url }) => isSameServer(url, new URL(zoom.url)))
    isStranded = !wasAtZoom
    if (isStranded) {
      if (await isOfferedNoConnect(first))
        throw new NotApplicable('the app offers no way to connect to somebody who is connected')
      if (connect !== undefined) strand('connect', connect, first)
    }
    if (first.kind !== 'page' || !isSameServer(first.url, new URL(zoom.url))) return first
    const consent = firstForm(first)
    const press = { name: 'decision', value: choices.decision ?? 'allow' }
    if (consent === undefined || !consent.hasButton(press.name, press.value)) return first
    const fields = consent.hasField('zoom_user') ? { zoom_user: (choices.zoomUser ?? zoomUser).id } : {}
    return agent.submitForm(first, { fields, press }, holdAt)
  }

  /** Redirects within the app are followed, with the same headers: they name the host that the app was told. */
  async function connectBehind(headers: Readonly<Record<string, string>>): Promise<URL | null> {
    await (signedIn ?? signInToApp())
    const { connect } = description.requests
    if (connect === undefined) return null
    const base = new URL(description.baseUrl)
    let visit = toVisit(description.baseUrl, filledRequest(stepsOf(connect)[0], values()))
    for (let hops = 0; hops < 5; hops += 1) {
      const cookie = await agent.cookieFor(visit.url)
      const own = { ...visit.headers, ...(cookie === '' ? {} : { cookie }) }
      const { location } = await sendForwarded({ ...visit, headers: { ...own, ...headers } })
      if (location === null) return null
      const target = resolveUrl(location, visit.url)
      if (isSameServer(atTheMock(target, zoom.url), new URL(zoom.url))) return target
      visit = { method: 'GET', url: new URL(target.pathname + target.search, base), headers: {} }
    }
    return null
  }

  /** The outcome, and what Zoom saw meanwhile. */
  async function watched(deed: () => Promise<VisitEnd>, takes?: Takes): Promise<Outcome> {
    const before = await seen.mark()
    const hopsBefore = agent.trail.length
    isStranded = false
    const output = lastOutput()
    const end = await deed()
    const entries = await seen.since(before)
    const happened = takes === undefined ? [] : await seen.entries(entries)
    const atZoom = takes && whatCameOf(takes, happened)
    await noteZoomUser(happened)
    const { connect } = description.requests
    if (connect && takes === exchange && atZoom === 'nothing' && isLeftToScript(end, hopsBefore)) {
      isStranded = true
      strand('callback', connect, end)
    }
    const outcome: Outcome = {
      ...(await withPrintedError(read(end, entries), output, lastOutput)),
      ...(atZoom && { atZoom }),
    }
    if (outcome.kind === 'works' && !isStranded) {
      hasConnected = true
      onWorking?.()
    }
    return outcome
  }

  /** The callback came with a code, and its page may mean to send that to the app by a script. */
  function isLeftToScript(end: VisitEnd, hopsBefore: number): boolean {
    if (agent.runsScripts || end.kind !== 'page' || end.status >= 400) return false
    return agent.trail.slice(hopsBefore).some(({ url }) => url.searchParams.has('code')) && hasScript(end)
  }

  /** Somebody else may be signed in at Zoom than this person chose, or than they are. */
  async function noteZoomUser(entries: readonly JournalEntry[]): Promise<void> {
    const redeemed = entries.findLast(({ type }) => type === 'code.redeemed')
    if (redeemed?.type !== 'code.redeemed' || redeemed.userId === connectedAs.id) return
    connectedAs = (await zoom.users.list()).find(({ id }) => id === redeemed.userId) ?? connectedAs
  }

  const open = (url: URL, takes?: Takes) => watched(() => agent.visit({ url }), takes)
  const status = () => watched(() => send(description.requests.status))

  return {
    name,
    zoomUser,
    signIn: signInToApp,
    inAnotherBrowser: parts.inAnotherBrowser,
    connect: (choices = {}) => watched(() => authorize(choices), exchange),
    async connectUntilCallback(choices = {}) {
      const end = await authorize(choices, isCallback(zoom))
      if (end.kind !== 'held') throw noCallback(read(end), hasConnected)
      return { url: end.url, deliver: () => open(end.url, exchange) }
    },
    connectBehind,
    use: (at) => {
      const where = at && { baseUrl: at.instance.url }
      const { use } = description.requests
      return use === undefined ? lookWhetherSignedIn(where) : watched(() => send(use, where), apiCall)
    },
    otherUses: (description.requests.alsoUse ?? []).map((request) => () => watched(() => send(request))),
    disconnect: () => watched(() => send(description.requests.disconnect)),
    status,
    isConnected,
    open: (url) => open(url),
    trail: agent.trail,
  }
}

/** The same action, with more in the query of its first request. */
function withQuery(action: SubjectAction, query: Readonly<Record<string, string>>): SubjectAction {
  const [first, ...rest] = stepsOf(action)
  if (Object.keys(query).length === 0) return action
  const { path } = first
  const joined = `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(query)}`
  return [{ ...first, path: joined }, ...rest]
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

function sayEnd(end: VisitEnd): string {
  if (end.kind !== 'page') return 'redirected without end'
  return `answered ${end.status}${end.stuck === undefined ? '' : `, but the page ${end.stuck}`}`
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
