/**
 * Every refusal of the mock's own, through any door: a taken port, a wrong option, an app that isn't there. The message
 * says what is wrong and what to do, so it needs no stack trace.
 */
export class MockZoomError extends Error {
  override readonly name = 'MockZoomError'
  /** What is wrong. */
  readonly problem: string
  /** What to do about it; empty if the problem says it. */
  readonly remedy: string
  /** Its HTTP status: 400 for wrong input, 404, 409, and 503 if there is no response. */
  readonly status: number

  constructor(problem: string, remedy = '', status = 400) {
    super(remedy === '' ? problem : `${problem.replace(/(?<![.?])$/, '.')} ${remedy}`)
    this.problem = problem
    this.remedy = remedy
    this.status = status
  }
}
