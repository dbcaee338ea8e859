import { setTimeout as pause } from 'node:timers/promises'
import type { ContractRun, Outcome } from '../src/contract-runner/index.ts'

/** In seconds. Gateways in front of an app give up after thirty, and their page tells nobody what to do. */
export const patience = 20

/** Something that a person does while Zoom does not respond. */
export interface Deed {
  /** The request that gets no response, in words that complete "Zoom never answered …". */
  readonly asked: string
  readonly outcome: Promise<Outcome>
}

/** The same with its outcome; undefined if the app had not given up in time. */
export interface DeedDone {
  readonly asked: string
  readonly outcome: Outcome | undefined
}

/**
 * Waits until all of them have ended, or the app has waited for Zoom for too long; after that Zoom works again. Each request
 * that still arrives at Zoom begins the time again: an app with one worker takes them one after the other.
 */
export async function whileZoomHangs(
  { zoom }: ContractRun,
  deeds: readonly Deed[],
): Promise<readonly DeedDone[]> {
  const done = new Map<Deed, Outcome>()
  const ended = Promise.all(deeds.map(async (deed) => done.set(deed, await deed.outcome))).then(() => true)
  const over = new AbortController()
  const began = await zoom.clock.now()
  try {
    for (;;) {
      const last = (await zoom.journal.list({ type: 'fault.injected' })).at(-1)?.at ?? began
      const left = last + patience * 1000 - (await zoom.clock.now())
      if (left <= 0) break
      const wait = pause(left, false, { signal: over.signal, ref: false })
      if (await Promise.race([ended, wait])) break
    }
  } finally {
    over.abort()
  }
  const seen = deeds.map((deed) => ({ asked: deed.asked, outcome: done.get(deed) }))
  await zoom.faults.clear()
  // An app may hang on, or have crashed: the contract goes on, and sees.
  await Promise.race([ended.catch(() => undefined), pause(5_000, undefined, { ref: false })])
  return seen
}

/** Ends a contract whose app waits without end. It may be a “should”: some platforms have limits that the app can’t see. */
export function expectGivenUp({ expect }: ContractRun, deeds: readonly DeedDone[], causes: string[]): void {
  const waiting = deeds.filter(({ outcome }) => outcome === undefined).map(({ asked }) => asked)
  expect.that(waiting.length === 0, {
    severity: 'should',
    appDid:
      `Zoom never answered ${waiting.join(', nor ')}, and after ${patience} seconds the app was still waiting: ` +
      'the person had no response at all.',
    expected: 'a limit for each request to Zoom, and a page that says that Zoom does not respond',
    found: 'no response',
    symptom: 'waits for Zoom without end',
    inProduction:
      'When Zoom hangs, the app hangs with it: pages never load, workers and connections run out, and the gateway’s error ' +
      'page is all that people see, also those who need nothing from Zoom.',
    causes,
  })
}

/** The journal has such an entry since then, or the action is over without one, or has taken too long. */
export async function untilSeen(
  { zoom }: Pick<ContractRun, 'zoom'>,
  type: 'fault.injected' | 'code.redeemed',
  after: number,
  action: Promise<unknown>,
): Promise<void> {
  let done = false
  const end = () => {
    done = true
  }
  action.then(end, end)
  const until = performance.now() + patience * 1000
  while (!done && performance.now() < until && (await zoom.journal.list({ after, type })).length === 0)
    await pause(5)
}
