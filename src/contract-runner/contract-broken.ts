/** How a promise was broken. All texts are for people. */
export interface Breach {
  /** A sentence: what the app did. */
  readonly appDid: string
  readonly expected: string
  readonly found: string
  /** Sequence numbers of the journal entries that prove it. */
  readonly entries?: readonly number[]
  /** The promise itself was not broken, but something that it builds on. */
  readonly given?: boolean
}

/** The app did not keep the promise. Anything else that a contract throws means that it could not be judged. */
export class ContractBroken extends Error {
  override readonly name = 'ContractBroken'
  readonly breach: Breach

  constructor(breach: Breach) {
    super(`${breach.appDid} Expected: ${breach.expected}. Found: ${breach.found}.`)
    this.breach = breach
  }
}
