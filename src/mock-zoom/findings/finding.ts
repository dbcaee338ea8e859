import type { EntryOf, JournalEntry, JournalEvent } from '../journal/events.ts'
import type { Names } from '../journal/names.ts'

type Type = JournalEvent['type']
type KeyOf<T extends Type> = (keyof Extract<JournalEvent, { readonly type: T }> & string) | 'requestId'

/** A request as rules look back at it: only the facts that they need. */
export interface PastRequest {
  /** The seq of its response, which is its last entry. */
  readonly answeredAt: number
  /** The last entry that existed when it came. Its sender could not know of anything later. */
  readonly arrivedAfter: number
  /** Each response, by its seq, that its sender may not have had time to hear of. */
  readonly justAnswered: readonly number[]
  /** Whether its sender saw the mock's real response, and not a fault in its place. */
  readonly answered: boolean
  /** Credentials came in the Authorization header, not as parameters. */
  readonly byHeader: boolean
}

/** The journal as a rule sees it: up to the end of the current request. */
export interface History extends Names {
  /** All entries of a type, oldest first. */
  of<T extends Type>(type: T): readonly EntryOf<T>[]
  /** Those among them whose `key` is `value`; none for null. Takes no longer with a longer journal. */
  with<T extends Type>(type: T, key: KeyOf<T>, value: string | null): readonly EntryOf<T>[]
  /** The request that an entry belongs to; undefined if there was none, as for webhooks. */
  request(entry: Pick<JournalEntry, 'requestId'>): PastRequest | undefined
  /** Whether nothing is missing at its beginning: only then does it show that something never happened. */
  isWhole(): boolean
}

/** What a rule returns. */
export interface Diagnosis {
  /** The id of the thing that went wrong. The same mistake with the same thing is reported once. */
  readonly about: string
  readonly sentence: string
  readonly evidence: readonly JournalEntry[]
}

/** What a rule may have to see in addition to requests and responses, and why traffic that was only observed may not show it. */
export const facts = {
  browser: 'what the browser asked Zoom for, and the code that it came back with',
  complete: 'that no request of the app is missing',
  owner: 'whose code it is, before it is exchanged',
  consent: 'what the Zoom user decided, and where the install began',
  registration: 'what the app has registered at Zoom',
  holders: 'whom a user or a meeting at Zoom belongs to',
  webhooks: 'the events that Zoom sends to the app',
  devices: 'the device flow, which the observer doesn’t read yet',
  'lost-responses': 'that Zoom carried out a request whose response was lost',
  'true-reason': 'a reason for which Zoom says the same as for others',
  'this-mock': 'what this mock has issued, and what it implements',
} as const

export type Fact = keyof typeof facts

/** Those of `names` that are facts: a saved journal may name others. */
export function factsIn(names: readonly string[]): Fact[] {
  return (Object.keys(facts) as Fact[]).filter((fact) => names.includes(fact))
}

/** One mistake, and how to recognise it. Everything except `diagnose` is data: docs/findings.md is made from it. */
export interface FindingRule<T extends Type = Type> {
  readonly id: string
  /** The mistake in general, as a sentence about the app. */
  readonly title: string
  readonly inProduction: string
  readonly remedy: string
  /** Where to read about it, or who met it. */
  readonly sources: readonly string[]
  /**
   * What it has to see in addition to requests and responses; without that it is silent in observed traffic. A rule that
   * doesn't say is silent there as well.
   */
  readonly needs?: readonly Fact[]
  readonly on: readonly T[]
  /** Looks at an entry of a type in `on` once its request has a response. Undefined unless it is sure. */
  diagnose(entry: EntryOf<T>, history: History): Diagnosis | undefined
}
