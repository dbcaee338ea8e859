import { type MockZoom, MockZoomError } from '../mock-zoom/index.ts'
import { CannotJudge } from './cannot-judge.ts'
import type { ContractHeader } from './contract.ts'
import { type Breach, ContractBroken } from './contract-broken.ts'
import { ContractError, type ContractErrorKind } from './contract-error.ts'
import { errorsSwallowed } from './errors-swallowed.ts'
import { evidenceLines, reportFinding } from './evidence.ts'
import { sayMeanwhile } from './meanwhile.ts'
import { nearestFindings, relevantEntries } from './nearest-findings.ts'
import { NotApplicable } from './not-applicable.ts'
import { type Failure, hangsAfterFailure } from './result.ts'
import type { Seen } from './seen.ts'
import type { Message } from './sequence.ts'
import { type Stranded, whereToLook } from './stranded.ts'
import type { RunningSubject } from './subject-factory.ts'

/** The result of a contract, before it goes into a report. */
export type Judgement =
  | { readonly verdict: 'kept' }
  | { readonly verdict: 'broken'; readonly failure: Failure; readonly severity?: 'should' }
  | { readonly verdict: 'not-applicable'; readonly reason: string; readonly given: string | null }
  | { readonly verdict: 'cannot-judge'; readonly reason: string; readonly given: string | null }
  | CouldNotRun

export interface CouldNotRun {
  readonly verdict: 'could-not-run'
  readonly problem: string
  readonly appOutput?: string
}

/** What happened while the contract ran. */
export interface Happened {
  readonly zoom: MockZoom
  readonly seen: Seen
  readonly messages: readonly Message[]
  /** Whether the app has ever done what it was asked: in this contract, or in one before. */
  readonly hasWorked: boolean
  /** Where the app has its callback, if it has shown that by now. */
  readonly callbackPath: string | undefined
}

/** What it means that a contract ended with this error. */
export async function judgeError(
  error: unknown,
  happened: Happened,
  { provokes = [], about = [] }: ContractHeader,
): Promise<Judgement> {
  if (error instanceof NotApplicable)
    return { verdict: 'not-applicable', reason: error.message, given: error.given }
  if (error instanceof CannotJudge)
    return { verdict: 'cannot-judge', reason: error.message, given: error.given }
  const breach = error instanceof ContractBroken ? error.breach : await breachBy(error, happened)
  return breach === undefined
    ? couldNotRun(error)
    : {
        verdict: 'broken',
        failure: await failureOf(breach, happened, { provokes, about }),
        ...(breach.severity && { severity: breach.severity }),
      }
}

/** An app that has worked, and then gives no response that a browser could use, has broken its promise. */
async function breachBy(
  error: unknown,
  { hasWorked, callbackPath, seen }: Happened,
): Promise<Breach | undefined> {
  if (!hasWorked || !(error instanceof ContractError) || error.request === undefined) return undefined
  if (!silences.has(error.kind)) return undefined
  const isCallback = error.request.url.pathname === callbackPath
  const failed = error.kind === 'timeout' ? await failureBefore(seen) : undefined
  return {
    appDid: failed === undefined ? error.message : `${failed} ${error.message}`,
    expected: 'a response, whatever it says',
    found: error.kind === 'timeout' ? 'none within the time limit' : 'none',
    given: isCallback ? 'callback-is-answered' : null,
    inProduction:
      'The person looks at a page that never loads, or at a connection error, and nobody tells them what to do.',
    ...(failed !== undefined && { symptom: hangsAfterFailure }),
    causes: failed === undefined ? whyNoResponse : [lockNotReleased, ...whyNoResponse],
  }
}

const lockNotReleased =
  'A lock or a claim that the failure did not release, so that whoever comes next waits for it: release it in a finally.'

const whyNoResponse = [
  'An exception or a rejected promise that nobody handles: the response is never sent. Look at the app’s log.',
  'It waits for something that never comes: a lock that was not released, a request without a time limit.',
]

/** What Zoom saw last, if that failed: since then the app has sent it nothing, so it does not wait for Zoom. */
async function failureBefore(seen: Seen): Promise<string | undefined> {
  const last = (await seen.entries(await seen.since(-1))).findLast(({ type }) => !type.startsWith('request.'))
  const isTokenRequest =
    last?.type === 'refresh.refused' || (last?.type === 'fault.injected' && last.route === 'token')
  return isTokenRequest
    ? 'After its token request had failed at Zoom, the app sent nothing more to Zoom, and did not answer the next person.'
    : undefined
}

const silences: ReadonlySet<ContractErrorKind> = new Set(['timeout', 'garbage', 'unreachable'])

/** Only findings whose evidence overlaps the failure's own are about it; first those that the promise is about. */
async function failureOf(
  breach: Breach,
  { zoom, seen, messages }: Happened,
  { provokes, about }: Required<Pick<ContractHeader, 'provokes' | 'about'>>,
): Promise<Failure> {
  const {
    appDid,
    expected,
    found,
    entries = [],
    during = [],
    asksToReconnect,
    pretended,
    given = null,
    causes = [],
    inProduction,
  } = breach
  const failed =
    entries.length > 0 ? entries : relevantEntries(await seen.entries(during)).map(({ seq }) => seq)
  const all = await zoom.findings.list()
  const own = (rule: string) => (given === null && about.includes(rule) ? 1 : 0)
  const near = nearestFindings(all, failed)
    .filter(({ rule }) => !provokes.includes(rule))
    .toSorted((a, b) => own(b.rule) - own(a.rule))
  const reported = await Promise.all(near.map((finding) => reportFinding(zoom, finding)))
  const swallowed = pretended && (await errorsSwallowed(pretended, seen))
  const meanwhile =
    near.length > 0 || asksToReconnect === undefined
      ? undefined
      : await sayMeanwhile(during, asksToReconnect, seen)
  return {
    appDid: meanwhile === undefined ? appDid : `${endSentence(appDid)} ${meanwhile.sentence}`,
    expected,
    found,
    symptom: symptomOf(breach.symptom ?? found),
    given,
    findings: [...reported, ...(swallowed ? [swallowed] : [])],
    evidence: await evidenceLines(zoom, failed.length > 0 ? failed.slice(-8) : await lastSequences(seen)),
    causes: [...causes, ...(meanwhile?.causes ?? [])],
    ...(inProduction !== undefined && { inProduction }),
    messages,
  }
}

/** What a page says may end anywhere. */
function endSentence(text: string): string {
  return /[.!?…)]$/.test(text) ? text : `${text}.`
}

/** If nothing points at an entry, the last ones have to do. */
async function lastSequences(seen: Seen): Promise<number[]> {
  const happened = (await seen.entries(await seen.since(0))).filter(({ type }) => type !== 'request.answered')
  return happened.slice(-8).map(({ seq }) => seq)
}

/** Codes, ids, names and numbers differ from one time to the next. */
function symptomOf(text: string): string {
  return text.replace(/[\w-]{10}…|[\da-f]{8}-[\da-f-]{27}|person-\w+|\d{4,}/g, '…')
}

/** The app broke no promise: something was in the way. */
export function couldNotRun(error: unknown): CouldNotRun {
  if (error instanceof ContractError) {
    const { message: problem, appOutput } = error
    return { verdict: 'could-not-run', problem, ...(appOutput !== undefined && { appOutput }) }
  }
  if (error instanceof MockZoomError) return { verdict: 'could-not-run', problem: error.message }
  return {
    verdict: 'could-not-run',
    problem: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  }
}

/**
 * A subject that has never worked, and whose requests did not even lead to Zoom, is not described correctly: nothing can be
 * said about the app, neither good nor bad.
 */
export function unlessStranded(judgement: Judgement, stranded: Stranded | undefined): Judgement {
  if (stranded === undefined) return judgement
  switch (judgement.verdict) {
    case 'kept':
      return { verdict: 'could-not-run', problem: whereToLook(stranded) }
    case 'broken':
      return {
        verdict: 'could-not-run',
        problem: `${judgement.failure.appDid}\n${whereToLook(stranded)}`,
      }
    case 'could-not-run':
      return { ...judgement, problem: `${judgement.problem}\n${whereToLook(stranded)}` }
    default:
      return judgement
  }
}

/**
 * An app that calls what its registration has no scope for can't be judged: the runner has made that registration, and only the
 * subject file knows what it should be.
 */
export function unlessBeyondScopes(judgement: Judgement, scopes: readonly string[]): Judgement {
  if (judgement.verdict !== 'broken') return judgement
  const [finding] = judgement.failure.findings
  if (finding?.rule !== 'app-lacks-scope') return judgement
  return {
    verdict: 'could-not-run',
    problem:
      `${finding.sentence}\nLook at scopes in the subject file: they have to be those of your app at Zoom. In this run the ` +
      `app had ${scopes.join(' ')}.`,
  }
}

/** If the app ended in the meantime, that is the better explanation. */
export async function withTheAppsEnd(judgement: CouldNotRun, app: RunningSubject): Promise<CouldNotRun> {
  const ending = await app.ending?.()
  const appOutput = app.lastOutput?.() ?? ''
  return {
    ...judgement,
    ...(ending !== undefined && { problem: `The app ${ending}.\n${judgement.problem}` }),
    ...(appOutput !== '' && { appOutput }),
  }
}
