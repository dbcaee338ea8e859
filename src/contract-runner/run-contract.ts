import { setTimeout as wait } from 'node:timers/promises'
import { isLoopback } from '../local-server/is-loopback.ts'
import type { MockZoom, RefusalCount, SavedJournalFile } from '../mock-zoom/index.ts'
import { namesFrom, refusedWithoutFinding, saveJournal } from '../mock-zoom/index.ts'
import { accountScopes, registerAccountApps } from './account-apps.ts'
import type { BrowserSource, ContractBrowsers } from './browser-source.ts'
import type { Noticed } from './causes.ts'
import {
  type AppClock,
  type Contract,
  type ContractGroup,
  type ContractHeader,
  type ContractRun,
  kindOf,
  type Profile,
} from './contract.ts'
import { ContractError } from './contract-error.ts'
import { reportFinding } from './evidence.ts'
import { createExpect, createGiven } from './expect.ts'
import {
  couldNotRun,
  type Judgement,
  judgeError,
  unlessBeyondScopes,
  unlessStranded,
  withTheAppsEnd,
} from './judgement.ts'
import { NotApplicable } from './not-applicable.ts'
import type { ContractResult } from './result.ts'
import { type Seen, seenBy } from './seen.ts'
import { type Sequence, watchSequence } from './sequence.ts'
import { createDoubts, type Doubts, missingSituation, type Situation } from './situation.ts'
import { lookWhetherStatusTells, type StatusTells } from './status-tells.ts'
import type { Stranded } from './stranded.ts'
import { createSubject } from './subject.ts'
import {
  type AppKind,
  capabilityNames,
  type SubjectDescription,
  testWebhookSecret,
} from './subject-description.ts'
import type { RunningSubject, SubjectFactory } from './subject-factory.ts'
import { type TimeLimits, unlessAborted, withinLimits } from './time-limit.ts'
import { below } from './web-address.ts'
import { createWebhookSender } from './webhook-sender.ts'
import type { ZoomSource } from './zoom-source.ts'

export interface RunSettings extends TimeLimits {
  readonly subject: SubjectFactory
  /** The kind of the subject. */
  readonly kind: AppKind
  readonly zoom: ZoomSource
  readonly browsers: BrowserSource
  readonly requestTimeoutMs?: number | undefined
  readonly newName: () => string
  /** What earlier contracts have shown about the app. */
  readonly progress: Progress
  readonly reproduce: (contract: ContractHeader, profile: Profile) => string
  /** Keeps what happened at Zoom during a broken contract, and returns the file. */
  readonly saveFlow?: SaveFlow | undefined
}

/** Keeps a flow in a file, and returns its name. */
export type SaveFlow = (flow: SavedJournalFile, contract: ContractHeader, profile: Profile) => string

/** What the run has learned about the app so far. */
export interface Progress {
  /** It did what somebody asked of it, at least once. */
  hasWorked: boolean
  readonly appClock: AppClock
  readonly statusTells: StatusTells
  /** How Zoom behaves at the start of a contract. */
  readonly switches: Partial<Record<Profile, Readonly<Record<string, unknown>>>>
  /** What the mock found during contracts that the app keeps, by the rule of the finding. */
  readonly noticed: Map<string, Noticed>
  /** How many requests were refused for each reason without a finding. */
  readonly refusals: Map<RefusalCount['reason'], number>
}

/** What is known before the first contract has run. */
export function noProgress(): Progress {
  const statusTells = { isOpen: true, isFalse: false }
  return {
    hasWorked: false,
    appClock: {},
    statusTells,
    switches: {},
    noticed: new Map(),
    refusals: new Map(),
  }
}

/** Runs one contract under one profile, on a mock and a subject of its own. Never throws, and ends within the limit. */
export async function runContract(
  contract: Contract,
  profile: Profile,
  settings: RunSettings,
): Promise<ContractResult> {
  if (kindOf(contract) !== settings.kind) {
    const reason = notAbout[settings.kind]
    return {
      verdict: 'not-applicable',
      contract: headerOf(contract),
      profile,
      durationMs: 0,
      reason,
      given: null,
    }
  }
  const startedAt = performance.now()
  const browsers = settings.browsers.forContract(`${contract.id}-${profile}`)
  const flows: string[] = []
  const onFlow = (flow: SavedJournalFile) => {
    if (settings.saveFlow) flows.push(settings.saveFlow(flow, headerOf(contract), profile))
  }
  const judgement = await withinLimits(settings, (signal, onStarted) =>
    judge(contract, profile, { ...settings, browsers, signal, onStarted, onFlow }),
  ).catch(couldNotRun)
  const artifacts = [...flows, ...(await browsers.end(judgement.verdict))]
  const durationMs = Math.round(performance.now() - startedAt)
  const result = { contract: headerOf(contract), profile, durationMs }
  if (settings.signal?.aborted === true) return { ...result, verdict: 'not-run', reason: 'interrupted' }
  if (judgement.verdict !== 'broken' && judgement.verdict !== 'could-not-run')
    return { ...result, ...judgement }
  const reproduce = settings.reproduce(contract, profile)
  if (judgement.verdict === 'broken') {
    const { severity = contract.severity, ...broken } = judgement
    return {
      ...result,
      ...broken,
      contract: { ...result.contract, severity },
      reproduce,
      ...(artifacts.length > 0 && { artifacts }),
    }
  }
  return { ...result, ...judgement, reproduce, ...(artifacts.length > 0 && { artifacts }) }
}

/** Why a contract has nothing to say to an app of this kind. */
const notAbout: Readonly<Record<AppKind, string>> = {
  'server-to-server': 'it is about apps that people connect to Zoom, and this one is server-to-server',
  'user-managed': 'it is about server-to-server apps, and people connect this one to Zoom',
}

/** The contract's header, which is known without running it. */
export function headerOf({
  run: _run,
  situation: _situation,
  waits: _waits,
  ...header
}: Contract): ContractHeader {
  return header
}

/** The settings of one running contract. */
interface Underway extends Omit<RunSettings, 'browsers' | 'signal'> {
  readonly browsers: ContractBrowsers
  readonly signal: AbortSignal
  readonly onStarted: () => void
  /** Called with what happened at Zoom, if the promise is broken. */
  readonly onFlow: (flow: SavedJournalFile) => void
}

interface UnderwayWithPeople extends Underway {
  readonly onStranded: (stranded: Stranded) => void
}

async function judge(contract: Contract, profile: Profile, underway: Underway): Promise<Judgement> {
  const { signal } = underway
  await using lent = await underway.zoom(profile)
  const { zoom } = lent
  underway.progress.switches[profile] ??= { ...(await zoom.switches.show()) }
  const isServerToServer = underway.kind === 'server-to-server'
  if (isServerToServer) await registerAccountApps(zoom)
  await using app = await startInTime(underway.subject(zoom), signal)
  underway.onStarted()
  const sequence = await watchSequence(zoom)
  const strandings: Stranded[] = []
  const withPeople = { ...underway, onStranded: (one: Stranded) => void strandings.push(one) }
  const doubts = createDoubts()
  const test = testFor(zoom, app, { ...withPeople, group: contract.group }, sequence, doubts)
  const [missing] = test.subject.missing(contract.needs)
  if (missing !== undefined)
    return { verdict: 'not-applicable', reason: `needs ${capabilityNames[missing]}`, given: null }
  if (isServerToServer) await registerAccountApps(zoom, app.description.scopes)
  else await register(app.description, zoom)
  const judged = await unlessAborted(contract.run(test), signal).then(
    () => keptIfTested(situationsFor(contract, app.description), test.seen, doubts),
    async (error: unknown) =>
      judgeError(
        error,
        {
          zoom,
          seen: test.seen,
          messages: await sequence.end(),
          hasWorked: underway.progress.hasWorked,
          callbackPath: await callbackPathOf(zoom),
        },
        contract,
      ),
  )
  await sequence.end()
  if (judged.verdict === 'kept') await notice(underway.progress.noticed, zoom, contract)
  await countRefusals(underway.progress.refusals, zoom)
  const scopes = isServerToServer
    ? (app.description.scopes ?? accountScopes)
    : (await zoom.apps.first()).scopes
  const judgement = unlessBeyondScopes(
    underway.progress.hasWorked ? judged : unlessStranded(judged, strandings[0]),
    scopes,
  )
  if (judgement.verdict === 'broken' && underway.saveFlow) underway.onFlow(await saveJournal(zoom))
  const [mockFailure] = await zoom.journal.list({ type: 'mock.failed', limit: 1 })
  if (mockFailure?.type !== 'mock.failed')
    return judgement.verdict === 'could-not-run' ? withTheAppsEnd(judgement, app) : judgement
  return couldNotRun(new ContractError('mock-failed', `The mock itself failed: ${mockFailure.message}`))
}

/** What has to happen at Zoom. Where nobody connects, nothing does: such a contract sees for itself what the app takes. */
function situationsFor(
  { situation }: Contract,
  { kind, requests }: SubjectDescription,
): readonly Situation[] {
  return kind !== 'server-to-server' && requests.connect === undefined ? [] : situation
}

/** A promise that was not put to the test is not kept. */
async function keptIfTested(situation: readonly Situation[], seen: Seen, doubts: Doubts): Promise<Judgement> {
  const journal = await seen.entries(await seen.since(-1))
  const untested = missingSituation(situation, journal) ?? doubts.first
  if (untested === undefined) return { verdict: 'kept' }
  return { verdict: 'not-applicable', reason: untested.why, given: untested.given }
}

/** What the mock found, although the promise is kept: it is about something else. */
async function notice(
  noticed: Map<string, Noticed>,
  zoom: MockZoom,
  { provokes = [] }: ContractHeader,
): Promise<void> {
  const found = new Map((await zoom.findings.list()).map((finding) => [finding.rule, finding]))
  for (const [rule, finding] of found) {
    if (provokes.includes(rule)) continue
    const known = noticed.get(rule)
    noticed.set(rule, {
      finding: known?.finding ?? (await reportFinding(zoom, finding)),
      runs: (known?.runs ?? 0) + 1,
    })
  }
}

/** Adds what was refused without a finding. The contracts cause some of it themselves, when they let a token end. */
async function countRefusals(refusals: Progress['refusals'], zoom: MockZoom): Promise<void> {
  for (const { reason, count } of refusedWithoutFinding(await zoom.journal.list(), namesFrom({})))
    refusals.set(reason, (refusals.get(reason) ?? 0) + count)
}

/** The URL to which the app asked Zoom to send the browser back. */
async function callbackPathOf(zoom: MockZoom): Promise<string | undefined> {
  const asked = (await zoom.journal.list({ type: 'authorize.asked' })).at(-1)
  if (asked?.type !== 'authorize.asked' || !URL.canParse(asked.redirectUri)) return undefined
  return new URL(asked.redirectUri).pathname
}

/** Tells (mock) Zoom where the app is, as its developer does at the Marketplace. */
async function register(
  { baseUrl, webhooks, callback, scopes, registration: settings }: SubjectDescription,
  zoom: MockZoom,
): Promise<void> {
  const { clientId, redirectUris } = await zoom.apps.first()
  const callbackUrl = callback && below(baseUrl, callback.path)
  await zoom.apps.change(clientId, {
    ...(settings?.kind && { kind: settings.kind }),
    ...(scopes && { scopes: [...scopes] }),
    ...(webhooks && { webhookUrl: below(baseUrl, webhooks.path).href, webhookSecret: testWebhookSecret }),
    ...(settings?.optionalScopes && { optionalScopes: [...settings.optionalScopes] }),
    ...(settings?.subdomainCheck && { subdomainCheck: true }),
    // The seeded app already allows every address of this machine.
    ...(callbackUrl &&
      !isLoopback(callbackUrl.hostname) && { redirectUris: [...redirectUris, callbackUrl.href] }),
    ...(callbackUrl && settings?.strictMode && { strictMode: true, redirectUris: [callbackUrl.href] }),
  })
}

/** Of an app that only signs people in, these contracts can tell by its status what others tell by using it. */
const tellsByStatus: ReadonlySet<ContractGroup> = new Set(['connect', 'reconnect'])

function testFor(
  zoom: MockZoom,
  app: RunningSubject,
  {
    newName,
    requestTimeoutMs,
    signal,
    browsers,
    progress,
    onStranded,
    group,
  }: UnderwayWithPeople & {
    readonly group: ContractGroup
  },
  { watchFor, watchWebhooks: watch }: Sequence,
  doubts: Doubts,
): ContractRun {
  const { newAgent } = browsers
  const seen = seenBy(zoom)
  const onWorking = () => {
    progress.hasWorked = true
  }
  const subject = createSubject({
    app,
    zoom,
    seen,
    newName,
    onWorking,
    onStranded,
    statusIsUse: tellsByStatus.has(group),
    statusTells: progress.statusTells,
    requestTimeoutMs,
    signal,
    watchFor,
    newAgent,
  })
  const callsZoom = app.description.requests.use !== undefined
  const given = createGiven(seen, doubts, callsZoom)
  return {
    zoom,
    subject,
    newPerson: () => subject.newPerson(),
    async newConnectedPerson() {
      const person = await subject.newPerson()
      const before = await seen.mark()
      const connected = await person.connect()
      const code = await given.oneCode('connected', before, connected)
      const { grantId } = await given.exchanged(code, connected)
      given.works(connected, 'connected')
      await lookWhetherStatusTells(progress.statusTells, person, app.description)
      return { person, grantId }
    },
    webhooks: createWebhookSender(app.description, { signal, watch }),
    pause: (milliseconds) => unlessAborted(wait(milliseconds), signal),
    async advanceClocks(by) {
      const { now } = await zoom.clock.advance(by)
      await app.setClock?.(now)
    },
    movesAppClock: app.setClock !== undefined,
    appClock: progress.appClock,
    notApplicable(why) {
      throw new NotApplicable(why)
    },
    seen,
    expect: createExpect(seen, doubts, null, callsZoom),
    given,
  }
}

/** An app that becomes ready only after the limit is stopped as soon as it is ready. */
async function startInTime(starting: Promise<RunningSubject>, signal: AbortSignal): Promise<RunningSubject> {
  try {
    return await unlessAborted(starting, signal)
  } catch (error) {
    starting.then((app) => app[Symbol.asyncDispose]()).catch(() => undefined)
    throw error
  }
}
