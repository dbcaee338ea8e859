import type { Duration, JournalEntry } from '../mock-zoom/control-api.ts'
import { operations } from '../mock-zoom/control-api.ts'
import { type Calls, callsOf } from './call.ts'
import { type FollowOptions, followJournal } from './follow-journal.ts'

export { ControlProblem } from './call.ts'
export type { FollowOptions } from './follow-journal.ts'

type All = Calls<typeof operations>

/** The control API of a mock that runs somewhere else, as functions. */
export interface ControlClient extends Omit<All, 'mock' | 'clock' | 'journal' | 'sandboxes'> {
  health: All['mock']['health']
  ready: All['mock']['ready']
  reset: All['mock']['reset']
  readonly clock: {
    show: All['clock']['show']
    advance(by: Duration): ReturnType<All['clock']['advance']>
  }
  readonly journal: All['journal'] & {
    /** What is in the journal and then what comes, until the loop is left or the mock closes. */
    follow(options?: FollowOptions): AsyncGenerator<JournalEntry, void, undefined>
  }
  readonly sandboxes: Omit<All['sandboxes'], 'create'> & {
    /** A mock of its own within that mock: one for each test, say. `await using` closes it. */
    create(...options: Parameters<All['sandboxes']['create']>): Promise<SandboxClient>
  }
}

/** A client for a sandbox, which ends it when it is disposed of. */
export interface SandboxClient extends ControlClient, AsyncDisposable {
  readonly id: string
  /** Its base URL: put it in place of `https://zoom.us` and `https://api.zoom.us`. */
  readonly url: string
  close(): Promise<void>
}

/**
 * A client for the control API at `baseUrl`, such as `http://127.0.0.1:9666`: plain fetch, typed by the schemas that the
 * mock itself parses with. Every call throws a {@link ControlProblem} when the mock says no.
 */
export function createControlClient(baseUrl: string): ControlClient {
  const url = baseUrl.replace(/\/+$/, '')
  const { mock, clock, journal, sandboxes, ...groups } = callsOf(operations, url)
  return {
    ...mock,
    ...groups,
    clock: { show: clock.show, advance: (by) => clock.advance({ advance: by }) },
    journal: { ...journal, follow: (options = {}) => followJournal(url, options) },
    sandboxes: {
      ...sandboxes,
      async create(...options) {
        const { id } = await sandboxes.create(...options)
        return sandboxClient(url, id, async () => {
          await sandboxes.close(id)
        })
      },
    },
  }
}

/** By the address that its maker knows: that of the answer is what a proxy in between has made of it. */
function sandboxClient(parentUrl: string, id: string, end: () => Promise<void>): SandboxClient {
  const url = `${parentUrl}${operations.sandboxes.create.path}/${id}`
  let ended: Promise<void> | undefined
  const close = () => {
    ended ??= end()
    return ended
  }
  return { ...createControlClient(url), id, url, close, [Symbol.asyncDispose]: close }
}
