import { randomUUID } from 'node:crypto'
import type { MockZoom } from '../../mock-zoom/index.ts'
import { ContractBroken } from '../contract-broken.ts'
import { ContractError } from '../contract-error.ts'
import { type Discovery, discover } from '../discover.ts'
import { NotApplicable } from '../not-applicable.ts'
import type { Outcome } from '../outcome.ts'
import { formsOn } from '../page-controls.ts'
import type { Person } from '../person.ts'
import { createSubject, type Subject } from '../subject.ts'
import {
  type AnswerPattern,
  type SubjectAction,
  type SubjectDescription,
  type SubjectRequest,
  stepsOf,
} from '../subject-description.ts'
import type { RunningSubject } from '../subject-factory.ts'
import type { Hop } from '../user-agent.ts'
import { isSameServer } from '../web-address.ts'
import { createWebhookSender } from '../webhook-sender.ts'
import {
  connectCandidates,
  disconnectCandidates,
  type FormAt,
  type Hints,
  signInCandidates,
  statusCandidates,
  useCandidates,
  webhookCandidates,
} from './candidates.ts'
import { saidOnlyTo } from './difference.ts'
import { tryTheLine } from './try-the-line.ts'

type Requests = SubjectDescription['requests']
type Answers = SubjectDescription['answers']

/** An app as it was found, in the words of a subject file. */
export interface Explored {
  readonly requests: Requests
  readonly answers: Answers
  readonly callbackPath: string | undefined
  readonly webhooks: { readonly path: string } | undefined
  /** It kept a connection when it was stopped and started again. */
  readonly keepsData: boolean
  /** A second instance knew the connection. */
  readonly instances: boolean
  /** Sentences for people. */
  readonly missing: readonly string[]
  /** A person connected, used the app and disconnected by exactly this description. */
  readonly works: boolean
}

export interface Exploring {
  readonly app: RunningSubject
  readonly zoom: MockZoom
  readonly hints: Hints
  /** What somebody has said about the app: it is taken as it is. */
  readonly given: Partial<Requests>
  readonly signal: AbortSignal
}

/**
 * Finds out how an app is used, as somebody would who has a list of its routes: connects a person, compares what they see with
 * what somebody else sees, and looks at what reaches Zoom. In the end the whole line is tried once.
 */
export async function explore(exploring: Exploring): Promise<Explored> {
  const { hints, given } = exploring
  const way = await findTheWay(exploring)
  const { callbackPath } = way
  const found = {
    callbackPath,
    webhooks: await findWebhooks(exploring),
    keepsData: false,
    instances: false,
    answers: onlySuccess,
    works: false,
  }
  if (way.missing !== undefined) return { ...found, requests: way.requests, missing: [way.missing] }

  const { signIn, connect } = way.requests
  const base: Requests = { ...(signIn && { signIn }), ...(connect && { connect }) }
  const [first, ...steps] = connect === undefined ? [] : stepsOf(connect)
  // A page with a button is a page; a request that leads to Zoom is not.
  const began = first === undefined || first.path === '/' ? [] : [first.path]
  const [pages, ways] = steps.length > 0 ? [began, []] : [[], began]
  const known = [...ways, ...(callbackPath === undefined ? [] : [callbackPath])]
  const forms = await findForms(exploring, base)
  const views = await compare(exploring, base, [
    ...statusCandidates(hints, pages, known),
    ...useCandidates(hints, known, forms),
    ...[given.use, given.status].filter((action) => action !== undefined),
  ])
  const status = findStatus(views, given)
  const uses = findUses(views, given, status?.request)
  const [use, ...others] = uses
  const more = others.filter(({ other }) => other.hop.status >= 400).slice(0, 2)
  const asks = use && askingIn(use, exploring.zoom)
  const answers: Answers = {
    works: ['2xx'],
    asksToReconnect: asks === undefined ? [] : [asks],
    ...(status?.connected && { connected: status.connected }),
  }
  const usable: Requests = {
    ...base,
    ...(use && { use: use.request }),
    ...(more.length > 0 && { alsoUse: more.map(({ request }) => request) }),
    ...(status && { status: status.request }),
  }
  const disconnect = given.disconnect ?? (await findDisconnect(exploring, usable, answers, forms))
  const requests: Requests = { ...usable, ...(disconnect && { disconnect }) }
  const line = await unlessItFails(() => tryTheLine(subjectWith(exploring, requests, answers)))
  return {
    ...found,
    ...(await findPersistence(exploring, requests, answers)),
    requests,
    answers,
    missing: [...notFound(requests, answers), ...(line ?? ['Trying the whole line once more failed.'])],
    works: line?.length === 0,
  }
}

const onlySuccess: Answers = { works: ['2xx'], asksToReconnect: [] }

/** The first way on which a person gets to Zoom and back, with the sign-in that it needs. */
async function findTheWay({ app, zoom, hints, given, signal }: Exploring): Promise<Discovery> {
  let best: Discovery | undefined
  const connects = given.connect ? [given.connect] : connectCandidates(hints)
  for (const signIn of [...signInCandidates(hints), undefined])
    for (const connect of connects) {
      const requests: Requests = { ...(signIn && { signIn }), connect }
      const description = { ...app.description, requests, answers: onlySuccess }
      const way = await unlessItFails(() => discover({ ...app, description }, zoom, signal))
      if (way?.missing === undefined && way !== undefined) return way
      // Whoever got as far as Zoom has the more to say.
      if (best?.callbackPath === undefined) best = way?.callbackPath === undefined ? (best ?? way) : way
    }
  const missing = 'No request was found that leads to Zoom: name it with --connect.'
  return best ?? { requests: {}, callbackPath: undefined, found: [], missing }
}

/** What somebody can press who is connected: where they end after connecting, where they began, and on the first page. */
async function findForms(exploring: Exploring, base: Requests): Promise<readonly FormAt[]> {
  const pages = new Map<string, SubjectRequest>()
  const [first] = base.connect === undefined ? [] : stepsOf(base.connect)
  for (const path of [first?.method === 'GET' ? first.path : '/', '/'])
    pages.set(path, { method: 'GET', path })
  const subject = subjectWith(exploring, { ...base, alsoUse: [...pages.values()] }, onlySuccess)
  const person = await subject.newPerson()
  await person.connect()
  const found = new Map<string, FormAt>()
  const note = (page: SubjectRequest) => {
    const hop = person.trail.at(-1)
    if (hop === undefined || isSameServer(hop.url, new URL(exploring.zoom.url))) return
    for (const form of formsOn(hop)) if (!found.has(form.words)) found.set(form.words, { ...form, page })
  }
  const landed = person.trail.at(-1)
  if (landed?.method === 'GET') note({ method: 'GET', path: landed.url.pathname })
  for (const [index, page] of [...pages.values()].entries()) if (await lookAt(person, index)) note(page)
  return [...found.values()]
}

/** One request, as somebody sees it who is connected, and as somebody else does. */
interface View {
  readonly request: SubjectAction
  readonly connected: Look
  readonly other: Look
  readonly callsZoom: boolean
  /** What differs from one person to the next. */
  readonly personal: readonly string[]
}

interface Look {
  readonly outcome: Outcome
  readonly hop: Hop
}

async function compare(
  exploring: Exploring,
  base: Requests,
  requests: readonly SubjectAction[],
): Promise<readonly View[]> {
  const subject = subjectWith(exploring, { ...base, alsoUse: requests }, onlySuccess)
  const other = await subject.newPerson()
  const person = await subject.newPerson()
  const others: (Look | undefined)[] = []
  for (const index of requests.keys()) others.push(await lookAt(other, index))
  await person.connect()
  const called = new Set((await exploring.zoom.journal.list({ type: 'api.called' })).map(({ seq }) => seq))
  const views: View[] = []
  for (const [index, request] of requests.entries()) {
    const connected = await lookAt(person, index)
    const seen = others[index]
    const calls = (await exploring.zoom.journal.list({ type: 'api.called' })).filter(
      ({ seq }) => !called.has(seq),
    )
    for (const { seq } of calls) called.add(seq)
    if (connected === undefined || seen === undefined) continue
    const personal = [person, other].flatMap(({ name, zoomUser }) => [zoomUser.email, zoomUser.id, name])
    views.push({ request, connected, other: seen, callsZoom: calls.length > 0, personal })
  }
  return views
}

function lookAt(person: Person, index: number): Promise<Look | undefined> {
  return unlessItFails(async () => {
    const outcome = await person.otherUses[index]?.()
    const hop = person.trail.at(-1)
    return outcome && hop && { outcome, hop }
  })
}

function findStatus(
  views: readonly View[],
  given: Partial<Requests>,
): { request: SubjectAction; connected?: Answers['connected'] } | undefined {
  const told = views.flatMap(({ request, connected, other, callsZoom, personal }) => {
    if (!('method' in request) || request.method !== 'GET' || connected.outcome.status >= 400) return []
    if (given.status !== undefined && given.status !== request) return []
    const said = saidOnlyTo(connected.hop, other.hop, personal)
    return said === undefined ? [] : [{ request, connected: said, callsZoom }]
  })
  const [first] = [...told.filter(({ callsZoom }) => !callsZoom), ...told]
  return first ?? (given.status && { request: given.status })
}

/** Each path once, those that act before those that only show. */
function findUses(
  views: readonly View[],
  { use }: Partial<Requests>,
  status: SubjectAction | undefined,
): readonly View[] {
  const calls = views.filter(
    ({ request, connected, callsZoom }) =>
      callsZoom && connected.outcome.kind === 'works' && whatOf(request) !== (status && whatOf(status)),
  )
  const stated = views.filter(({ request }) => request === use)
  // A refusal by status can’t be taken for anything else, as a text of a page can.
  const clear = calls.filter(({ other }) => other.hop.status >= 400)
  const all = use === undefined ? [...clear, ...calls] : [...stated, ...calls]
  const firstOf = (request: SubjectAction) =>
    all.findIndex((view) => whatOf(view.request) === whatOf(request))
  return all.filter(({ request }, place) => firstOf(request) === place)
}

/** What tells it from others: its path, or the form that it ends with. */
function whatOf(action: SubjectAction): string {
  const last = stepsOf(action).at(-1)
  return last !== undefined && 'method' in last ? last.path : JSON.stringify(last)
}

/** How the app says "connect first", from what it said to somebody who isn’t connected. */
function askingIn({ connected, other, personal }: View, zoom: MockZoom): AnswerPattern | undefined {
  const { url, status } = other.hop
  if (isSameServer(url, new URL(zoom.url))) return { atZoom: true }
  if (status >= 400) return status
  return saidOnlyTo(other.hop, connected.hop, personal)
}

async function findDisconnect(
  exploring: Exploring,
  requests: Requests,
  answers: Answers,
  forms: readonly FormAt[],
): Promise<SubjectAction | undefined> {
  const candidates = disconnectCandidates(exploring.hints, forms)
  const subject = subjectWith(exploring, { ...requests, alsoUse: candidates }, answers)
  const person = await subject.newPerson()
  await person.connect()
  const isGone = async () =>
    requests.status && answers.connected
      ? !(await person.isConnected())
      : requests.use !== undefined && (await person.use()).kind === 'asks-to-reconnect'
  for (const [index, candidate] of candidates.entries()) {
    const looked = await lookAt(person, index)
    if (looked === undefined || looked.outcome.status >= 400) continue
    if (await unlessItFails(isGone)) return candidate
  }
  return undefined
}

/** The path that takes what Zoom signs, and refuses what somebody else signs. */
async function findWebhooks({ app, hints, signal }: Exploring): Promise<{ path: string } | undefined> {
  const watch = { sends: () => undefined, gets: () => undefined }
  const payload = { plainToken: randomUUID() }
  const body = JSON.stringify({ event: 'endpoint.url_validation', payload, event_ts: 0 })
  for (const path of webhookCandidates(hints)) {
    const { send } = createWebhookSender({ ...app.description, webhooks: { path } }, { signal, watch })
    const statuses = await unlessItFails(async () => [
      await send({ body }),
      await send({ body, secret: 'x' }),
    ])
    const [genuine = 500, forged = 500] = statuses ?? []
    if (genuine < 300 && forged >= 400 && forged < 500) return { path }
  }
  return undefined
}

async function findPersistence(
  exploring: Exploring,
  requests: Requests,
  answers: Answers,
): Promise<Pick<Explored, 'keepsData' | 'instances'>> {
  const { app } = exploring
  const none = { keepsData: false, instances: false }
  if (requests.use === undefined || app.restart === undefined) return none
  const subject = subjectWith(exploring, requests, answers)
  const person = await subject.newPerson()
  const works = async (use: () => Promise<Outcome>) =>
    (await unlessItFails(async () => (await use()).kind === 'works')) === true
  await unlessItFails(() => person.connect())
  const instances =
    app.startAnother !== undefined &&
    (await works(async () => {
      await using instance = await subject.startAnother()
      return await person.use({ instance })
    }))
  const keepsData = await works(async () => {
    await subject.restart()
    await person.signIn()
    return person.use()
  })
  return { keepsData, instances: instances && keepsData }
}

function notFound({ use, status, disconnect }: Requests, { asksToReconnect }: Answers): string[] {
  const missing = [
    use === undefined && 'No request was found that makes the app call Zoom: name it with --use.',
    status === undefined &&
      'No page was found that says whether a person is connected: name it with --status, if there is one.',
    disconnect === undefined &&
      'No request was found that disconnects a person: name it with --disconnect, if there is one.',
    use !== undefined &&
      asksToReconnect.length === 0 &&
      'Nothing shows how the app asks a person to connect first: see answers.asksToReconnect.',
  ]
  return missing.filter((text) => text !== false)
}

function subjectWith({ app, zoom, signal }: Exploring, requests: Requests, answers: Answers): Subject {
  return createSubject({
    app: { ...app, description: { ...app.description, requests, answers } },
    zoom,
    newName: () => `person-${randomUUID().slice(0, 8)}`,
    signal,
  })
}

/** What an app does with a request that was only a guess says nothing against it. */
async function unlessItFails<Value>(attempt: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await attempt()
  } catch (error) {
    const isItsOwn =
      error instanceof ContractError || error instanceof ContractBroken || error instanceof NotApplicable
    if (!isItsOwn) throw error
    return undefined
  }
}
