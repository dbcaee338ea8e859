/** What the app does can't be told from outside. The message completes "can't be judged: …". */
export class CannotJudge extends Error {
  override readonly name = 'CannotJudge'
  /** The contract that this is about, if it is one that this contract builds on. */
  readonly given: string | null

  constructor(why: string, given: string | null) {
    super(why)
    this.given = given
  }
}
