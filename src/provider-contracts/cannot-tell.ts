/** Nothing can be said about a contract, and why: no answer, no person, no credentials, a step before it failed. */
export class CannotTell extends Error {
  override readonly name = 'CannotTell'
}
