/**
 * Something that the person who runs the mock can fix: a port that is taken, a file that isn't a database, a wrong option.
 * The message names the place and the remedy; no stack trace is of use.
 */
export class SetupProblem extends Error {
  override readonly name = 'SetupProblem'
}

/** What was asked of the mock can't be done as things stand. Over HTTP it is this status. */
export interface Impossible {
  readonly ok: false
  readonly status: 404 | 409
  readonly problem: string
  readonly remedy: string
}

export function impossible(status: Impossible['status'], problem: string, remedy: string): Impossible {
  return { ok: false, status, problem, remedy }
}
