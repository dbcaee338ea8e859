import { type MockZoom, SetupProblem } from '../mock-zoom/index.ts'
import type { Contract, ContractHeader, ContractRun, Profile } from './contract.ts'
import { type Breach, ContractBroken } from './contract-broken.ts'
import { ContractError } from './contract-error.ts'
import { evidenceLines, reportedFindings } from './evidence.ts'
import { createExpect } from './expect.ts'
import { NotApplicable } from './not-applicable.ts'
import type { ContractResult, Failure } from './report.ts'
import { seenBy } from './seen.ts'
import { createSubject } from './subject.ts'
import { capabilityNames, type SubjectDescription, testWebhookSecret } from './subject-description.ts'
import type { RunningSubject, SubjectFactory } from './subject-factory.ts'
import { isLoopback } from './web-address.ts'
import { createWebhookSender } from './webhook-sender.ts'
import type { ZoomSource } from './zoom-source.ts'

export interface RunSettings {
  readonly subject: SubjectFactory
  readonly zoom: ZoomSource
  /** For one contract under one profile, starting the app included. */
  readonly limitMs: number
  /** For starting the app, if that has a limit of its own; otherwise it is part of `limitMs`. */
  readonly startLimitMs?: number | undefined
  /** For stopping the app and the mock, beyond that limit. */
  readonly stopLimitMs: number
  readonly requestTimeoutMs?: number | undefined
  readonly newName: () => string
  readonly reproduce: (contract: ContractHeader, profile: Profile) => string
}

type Judgement =
  | { readonly verdict: 'kept' }
  | { readonly verdict: 'broken'; readonly failure: Failure }
  | { readonly verdict: 'not-applicable'; readonly reason: string }
  | CouldNotRun

interface CouldNotRun {
  readonly verdict: 'could-not-run'
  readonly problem: string
  readonly appOutput?: string
}

/** Runs one contract under one profile, on a mock and a subject of its own. Never throws, and ends within the limit. */
export async function runContract(
  contract: Contract,
  profile: Profile,
  settings: RunSettings,
): Promise<ContractResult> {
  const startedAt = performance.now()
  const judgement = await judgeInTime(contract, profile, settings)
  const durationMs = Math.round(performance.now() - startedAt)
  const result = { contract: headerOf(contract), profile, durationMs }
  if (judgement.verdict === 'kept' || judgement.verdict === 'not-applicable')
    return { ...result, ...judgement }
  return { ...result, ...judgement, reproduce: settings.reproduce(contract, profile) }
}

async function judgeInTime(contract: Contract, profile: Profile, settings: RunSettings): Promise<Judgement> {
  const { limitMs, startLimitMs = 0, stopLimitMs } = settings
  const limit = new AbortController()
  const giveUp = new AbortController()
  let timers = setTimers(limitMs + startLimitMs)

  function setTimers(ms: number): NodeJS.Timeout[] {
    const over = outOfTime(`The contract did not end within its ${limitMs} ms.`)
    const stuck = outOfTime(`The app or the mock could not be stopped within ${stopLimitMs} ms.`)
    return [setTimeout(() => limit.abort(over), ms), setTimeout(() => giveUp.abort(stuck), ms + stopLimitMs)]
  }
  function clearTimers(): void {
    for (const timer of timers) clearTimeout(timer)
  }
  function onStarted(): void {
    if (startLimitMs === 0) return
    clearTimers()
    timers = setTimers(limitMs)
  }

  try {
    const judging = judge(contract, profile, settings, limit.signal, onStarted)
    return await unlessAborted(judging, giveUp.signal)
  } catch (error) {
    return couldNotRun(error)
  } finally {
    clearTimers()
    limit.abort(outOfTime('The contract is over.'))
  }
}

async function judge(
  contract: Contract,
  profile: Profile,
  settings: RunSettings,
  signal: AbortSignal,
  onStarted: () => void,
): Promise<Judgement> {
  await using lent = await settings.zoom(profile)
  const { zoom } = lent
  await using app = await startInTime(settings.subject(zoom), signal)
  onStarted()
  const test = testFor(zoom, app, settings, signal)
  const [missing] = test.subject.missing(contract.needs)
  if (missing !== undefined)
    return { verdict: 'not-applicable', reason: `the app has ${capabilityNames[missing]}` }
  await register(app.description, zoom)
  const judgement = await unlessAborted(contract.run(test), signal).then(
    (): Judgement => ({ verdict: 'kept' }),
    (error: unknown) => judgeError(error, zoom, contract),
  )
  const mockFailure = zoom.journal.events().find((entry) => entry.type === 'mock.failed')
  if (mockFailure === undefined)
    return judgement.verdict === 'could-not-run' ? withTheAppsEnd(judgement, app) : judgement
  return couldNotRun(new ContractError('mock-failed', `The mock itself failed: ${mockFailure.message}`))
}

/** Tells (mock) Zoom where the app is, as its developer does at the Marketplace. */
async function register({ baseUrl, webhooks, callback }: SubjectDescription, zoom: MockZoom): Promise<void> {
  const { clientId, redirectUris } = zoom.app
  const base = baseUrl.replace(/\/+$/, '')
  await zoom.changeApp(clientId, {
    ...(webhooks && { webhookUrl: base + webhooks.path, webhookSecret: testWebhookSecret }),
    // The seeded app allows every address of this machine already.
    ...(callback && !isLoopback(new URL(base)) && { redirectUris: [...redirectUris, base + callback.path] }),
  })
}

/** An app that ended meanwhile is the better explanation. */
async function withTheAppsEnd(judgement: CouldNotRun, app: RunningSubject): Promise<CouldNotRun> {
  const ending = await app.ending?.()
  const appOutput = app.lastOutput?.() ?? ''
  return {
    ...judgement,
    ...(ending !== undefined && { problem: `The app ${ending}.\n${judgement.problem}` }),
    ...(appOutput !== '' && { appOutput }),
  }
}

function testFor(
  zoom: MockZoom,
  app: RunningSubject,
  settings: RunSettings,
  signal: AbortSignal,
): ContractRun {
  const { newName, requestTimeoutMs } = settings
  const subject = createSubject({ app, zoom, newName, requestTimeoutMs, signal })
  const seen = seenBy(zoom)
  const given = createExpect(seen, { given: true })
  return {
    zoom,
    subject,
    newPerson: () => subject.newPerson(),
    async newConnectedPerson() {
      const person = subject.newPerson()
      const before = seen.mark()
      const connected = await person.connect()
      const code = given.oneCode('connected', before, connected)
      const { grantId } = given.exchanged(code, connected)
      given.works(connected, 'connected')
      return { person, grantId }
    },
    webhooks: createWebhookSender(app.description, signal),
    notApplicable(why) {
      throw new NotApplicable(why)
    },
    seen,
    expect: createExpect(seen),
    given,
  }
}

function judgeError(error: unknown, zoom: MockZoom, { provokes = [] }: ContractHeader): Judgement {
  if (error instanceof NotApplicable) return { verdict: 'not-applicable', reason: error.message }
  return error instanceof ContractBroken
    ? { verdict: 'broken', failure: failureOf(error.breach, zoom, provokes) }
    : couldNotRun(error)
}

/** Where neither the contract nor a finding points at entries, the last ones must do. */
function failureOf(
  { appDid, expected, found, entries = [], given = false }: Breach,
  zoom: MockZoom,
  provoked: readonly string[],
): Failure {
  const findings = reportedFindings(zoom).filter(({ rule }) => !provoked.includes(rule))
  const shown = entries.length > 0 || findings.length > 0 ? entries : lastSequences(zoom)
  return { appDid, expected, found, given, findings, evidence: evidenceLines(zoom, shown) }
}

function lastSequences(zoom: MockZoom): number[] {
  const happened = zoom.journal.events().filter((entry) => entry.type !== 'request.answered')
  return happened.slice(-8).map((entry) => entry.seq)
}

function couldNotRun(error: unknown): CouldNotRun {
  if (error instanceof ContractError) {
    const { message: problem, appOutput } = error
    return { verdict: 'could-not-run', problem, ...(appOutput !== undefined && { appOutput }) }
  }
  if (error instanceof SetupProblem) return { verdict: 'could-not-run', problem: error.message }
  return {
    verdict: 'could-not-run',
    problem: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  }
}

/** An app that is ready only after the limit is stopped as soon as it is. */
async function startInTime(starting: Promise<RunningSubject>, signal: AbortSignal): Promise<RunningSubject> {
  try {
    return await unlessAborted(starting, signal)
  } catch (error) {
    starting.then((app) => app[Symbol.asyncDispose]()).catch(() => undefined)
    throw error
  }
}

function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason))
    promise.then(resolve, reject)
  })
}

function outOfTime(message: string): ContractError {
  return new ContractError('time-limit', message)
}

function headerOf({ run: _, ...header }: Contract): ContractHeader {
  return header
}
