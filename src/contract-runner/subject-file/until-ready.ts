import { setTimeout as wait } from 'node:timers/promises'
import { ContractError } from '../contract-error.ts'
import { hasStatus, type StatusPattern } from '../subject-description.ts'
import type { AppProcess } from './app-process.ts'
import { signOfBrokenPages, signOfWaiting } from './fatal-sign.ts'

export interface Readiness {
  readonly url: URL
  /** By default any below 500. */
  readonly status?: StatusPattern | undefined
  readonly timeoutMs: number
}

const pauseMs = 50

/** An app that answers 500 for so long is not warming up: 503 would say that. */
const brokenAfterMs = 3000

interface Answer {
  readonly status: number
  /** The beginning of the response. */
  readonly text: string
}

/** Asks until the app responds as it does when it is ready. Throws when the app ends, or the time is up. */
export async function untilReady(app: AppProcess, readiness: Readiness): Promise<void> {
  const { url, timeoutMs } = readiness
  const deadline = performance.now() + timeoutMs
  let last: number | undefined
  let brokenSince: number | undefined
  for (;;) {
    if (app.ending() !== undefined) {
      await app.ended
      throw didNotStart(`The app ${app.ending()} before it was ready.`, app)
    }
    const answer = await answerOf(url, Math.min(5000, Math.max(1, Math.ceil(deadline - performance.now()))))
    const fatal = fatalSign(answer, app.lastOutput())
    if (fatal !== undefined) throw cannotServe(readiness, answer, fatal, app)
    if (answer !== undefined && isReady(answer.status, readiness)) return
    brokenSince = answer?.status === 500 ? (brokenSince ?? performance.now()) : undefined
    if (brokenSince !== undefined && performance.now() - brokenSince > brokenAfterMs)
      throw cannotServe(readiness, answer, undefined, app)
    last = answer?.status ?? last
    if (performance.now() > deadline) {
      const answer = last === undefined ? 'did not respond' : `answered ${last}`
      const what = `The app was not ready within ${timeoutMs / 1000} s: GET ${url.href} ${answer}.`
      const remedy =
        'Does it listen there? See "start" in the subject file: env with {port}, ready.path, ready.timeout.'
      throw didNotStart(`${what} ${remedy}`, app)
    }
    await Promise.race([wait(pauseMs), app.ended])
  }
}

/** Whether the app now responds as it does when it is ready. */
export async function isAnswering(readiness: Readiness): Promise<boolean> {
  const answer = await answerOf(readiness.url, readiness.timeoutMs)
  return answer !== undefined && isReady(answer.status, readiness)
}

function isReady(status: number, { status: wanted }: Readiness): boolean {
  return wanted === undefined ? status < 500 : hasStatus(status, wanted)
}

/** What says that waiting is of no use. */
function fatalSign(answer: Answer | undefined, output: string): string | undefined {
  if (answer === undefined) return signOfWaiting(output)
  return signOfBrokenPages(answer.text) ?? (answer.status === 500 ? signOfBrokenPages(output) : undefined)
}

function cannotServe(
  { url }: Readiness,
  answer: Answer | undefined,
  fatal: string | undefined,
  app: AppProcess,
): ContractError {
  const answered = answer === undefined ? 'has not responded' : `answers ${answer.status}`
  const why = fatal === undefined ? '.' : `: ${fatal}`
  const remedy =
    'If it only needs time to warm up, let it answer 503 meanwhile, or name another path in ready.path in the subject file.'
  return didNotStart(`The app can’t serve its pages. GET ${url.href} ${answered}${why}\n${remedy}`, app)
}

async function answerOf(url: URL, timeoutMs: number): Promise<Answer | undefined> {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { connection: 'close' },
      signal: AbortSignal.timeout(timeoutMs),
    })
    const reader = response.body?.getReader()
    // Only the beginning: an event stream has no end.
    const first = response.status === 204 ? undefined : await reader?.read()
    await reader?.cancel()
    return { status: response.status, text: new TextDecoder().decode(first?.value) }
  } catch {
    return undefined
  }
}

/** An app that could not be used, with its last output. */
export function didNotStart(message: string, app?: AppProcess): ContractError {
  const appOutput = app?.lastOutput() ?? ''
  return new ContractError('app-did-not-start', message, appOutput === '' ? {} : { appOutput })
}
