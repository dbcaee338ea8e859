/**
 * Every "no" of the mock to the person who uses it, at every door: a taken port, a wrong option, an app that isn't there.
 * The message says what is wrong and what to do; no stack trace is of use.
 */
export class MockZoomError extends Error {
  override readonly name = 'MockZoomError'
  /** What is wrong. */
  readonly problem: string
  /** What to do about it; empty where the problem says it. */
  readonly remedy: string
  /** The HTTP status of this no: 400 when what was given is wrong, 404, 409, and 503 when there is no answer. */
  readonly status: number

  constructor(problem: string, remedy = '', status = 400) {
    super(remedy === '' ? problem : `${problem.replace(/\.?$/, '.')} ${remedy}`)
    this.problem = problem
    this.remedy = remedy
    this.status = status
  }
}
