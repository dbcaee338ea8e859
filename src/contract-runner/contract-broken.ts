import type { Outcome } from './outcome.ts'

/** How a promise was broken. All texts are for people. */
export interface Breach {
  /** A sentence: what the app did. */
  readonly appDid: string
  readonly expected: string
  readonly found: string
  /** What is the same in two failures of one cause; by default `found`. */
  readonly symptom?: string
  /** Sequence numbers of the journal entries that prove it. */
  readonly entries?: readonly number[]
  /** Sequence numbers of everything that Zoom saw during the failed action, if the contract can't point at single entries. */
  readonly during?: readonly number[]
  /** What the app answered, where it must not have worked: if Zoom accepted no call meanwhile, it hides its errors. */
  readonly pretended?: Outcome
  /** Whether the app asked to connect again during that action. */
  readonly asksToReconnect?: boolean
  /** Possible causes, the likeliest first, if nothing that Zoom saw tells which it is. */
  readonly causes?: readonly string[]
  /** What production sees of this, if that is not the contract's worst case. */
  readonly inProduction?: string
  /** How much it matters here, if that is less than the contract says. */
  readonly severity?: 'should'
  /** The contract whose promise was broken, if that is not this one but one that it builds on. */
  readonly given?: string | null
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
