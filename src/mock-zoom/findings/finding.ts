import type { EntryOf, JournalEntry, JournalEvent } from '../journal/events.ts'
import type { Names } from '../journal/names.ts'

type Type = JournalEvent['type']
type KeyOf<T extends Type> = (keyof Extract<JournalEvent, { readonly type: T }> & string) | 'requestId'

/** A request as rules look back at it: what its many bytes come down to. */
export interface PastRequest {
  /** The seq of its answer, which is its last entry. */
  readonly answeredAt: number
  /** The last entry that there was when it came: what is younger, its sender could not know. */
  readonly arrivedAfter: number
  /** Whether its sender got to see what the mock had decided, and not a fault in its place. */
  readonly answered: boolean
  /** Credentials came in the Authorization header, and not as parameters. */
  readonly byHeader: boolean
}

/** The journal as a rule sees it: up to the end of the request in question. */
export interface History extends Names {
  /** All entries of a type, oldest first. */
  of<T extends Type>(type: T): readonly EntryOf<T>[]
  /** Those among them in which `key` is `value`; none for null. Takes no longer for a longer journal. */
  with<T extends Type>(type: T, key: KeyOf<T>, value: string | null): readonly EntryOf<T>[]
  /** The request that an entry belongs to; undefined where there was none, as for webhooks. */
  request(entry: Pick<JournalEntry, 'requestId'>): PastRequest | undefined
}

/** What a rule answers. */
export interface Diagnosis {
  /** The id of the thing that went wrong: the same mistake with the same thing is reported once. */
  readonly about: string
  readonly sentence: string
  readonly evidence: readonly JournalEntry[]
}

/** One mistake, and how it is recognised. All but `diagnose` is data: docs/findings.md is made from it. */
export interface FindingRule<T extends Type = Type> {
  readonly id: string
  /** The mistake in general, as a sentence about the app. */
  readonly title: string
  readonly inProduction: string
  readonly remedy: string
  /** Where it can be read up, or who met it. */
  readonly sources: readonly string[]
  readonly on: readonly T[]
  /** Looks at an entry of a type in `on` once its request is answered. Undefined unless it is sure. */
  diagnose(entry: EntryOf<T>, history: History): Diagnosis | undefined
}
