/** A contract can't be decided, and why: no response, no person, no credentials, or an earlier step failed. */
export class CannotTell extends Error {
  override readonly name = 'CannotTell'
}
