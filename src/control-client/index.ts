import type { Duration, JournalEntry } from '../mock-zoom/control-api.ts'
import { operations } from '../mock-zoom/control-api.ts'
import { type Calls, callsOf } from './call.ts'
import { type FollowOptions, followJournal } from './follow-journal.ts'

export { ControlProblem } from './call.ts'
export type { FollowOptions } from './follow-journal.ts'

type All = Calls<typeof operations>

/** The control API of a mock that runs somewhere else, as functions. */
export interface ControlClient extends Omit<All, 'mock' | 'clock' | 'journal'> {
  health: All['mock']['health']
  reset: All['mock']['reset']
  readonly clock: {
    show: All['clock']['show']
    advance(by: Duration): ReturnType<All['clock']['advance']>
  }
  readonly journal: All['journal'] & {
    /** What is in the journal and then what comes, until the loop is left or the mock closes. */
    follow(options?: FollowOptions): AsyncGenerator<JournalEntry, void, undefined>
  }
}

/**
 * A client for the control API at `baseUrl`, such as `http://127.0.0.1:9666`: plain fetch, typed by the schemas that the
 * mock itself parses with. Every call throws a {@link ControlProblem} when the mock says no.
 */
export function createControlClient(baseUrl: string): ControlClient {
  const url = baseUrl.replace(/\/+$/, '')
  const { mock, clock, journal, ...groups } = callsOf(operations, url)
  return {
    ...mock,
    ...groups,
    clock: { show: clock.show, advance: (by) => clock.advance({ advance: by }) },
    journal: { ...journal, follow: (options = {}) => followJournal(url, options) },
  }
}
