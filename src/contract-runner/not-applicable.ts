/** The promise means nothing for this app: it neither keeps nor breaks it. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable'
  /** The contract that the reason is about, where this one builds on it. */
  readonly given: string | null

  constructor(why: string, given: string | null = null) {
    super(why)
    this.given = given
  }
}
