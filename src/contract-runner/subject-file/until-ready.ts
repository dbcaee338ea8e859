import { setTimeout as wait } from 'node:timers/promises'
import { ContractError } from '../contract-error.ts'
import { hasStatus, type StatusPattern } from '../subject-description.ts'
import type { AppProcess } from './app-process.ts'

export interface Readiness {
  readonly url: URL
  /** By default any below 500. */
  readonly status?: StatusPattern | undefined
  readonly timeoutMs: number
}

const pauseMs = 50

/** Asks until the app responds as it does when it is ready. Throws when the app ends, or the time is up. */
export async function untilReady(app: AppProcess, readiness: Readiness): Promise<void> {
  const { url, timeoutMs } = readiness
  const deadline = performance.now() + timeoutMs
  let last: number | undefined
  for (;;) {
    if (app.ending() !== undefined) {
      await app.ended
      throw didNotStart(`The app ${app.ending()} before it was ready.`, app)
    }
    const status = await statusOf(url, Math.min(5000, Math.max(1, Math.ceil(deadline - performance.now()))))
    if (status !== undefined && isReady(status, readiness)) return
    last = status ?? last
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
  const status = await statusOf(readiness.url, readiness.timeoutMs)
  return status !== undefined && isReady(status, readiness)
}

function isReady(status: number, { status: wanted }: Readiness): boolean {
  return wanted === undefined ? status < 500 : hasStatus(status, wanted)
}

async function statusOf(url: URL, timeoutMs: number): Promise<number | undefined> {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { connection: 'close' },
      signal: AbortSignal.timeout(timeoutMs),
    })
    await response.body?.cancel()
    return response.status
  } catch {
    return undefined
  }
}

/** An app that could not be used, with its last output. */
export function didNotStart(message: string, app?: AppProcess): ContractError {
  const appOutput = app?.lastOutput() ?? ''
  return new ContractError('app-did-not-start', message, appOutput === '' ? {} : { appOutput })
}
