import type { JournalEntry, JournalEvent } from '../domain/journal-event.ts'

/** A sentence of diagnosis that a rule draws from the journal. */
export interface Finding {
  /** The rule, which is also its file's name. */
  readonly rule: string
  /** When, in milliseconds since 1970 by the mock's clock. */
  readonly at: number
  /** The journal entry that caused it. */
  readonly entry: number
  /** What happened, with the times and the shortened codes. */
  readonly sentence: string
  /** Why it goes wrong in production. */
  readonly inProduction: string
  /** How to mend it. */
  readonly remedy: string
  /** The journal entries it rests on. */
  readonly evidence: readonly number[]
}

/** What a rule answers; `about` is the id of the thing concerned, so that one mistake is reported once. */
export interface Diagnosis {
  readonly about: string
  readonly sentence: string
  readonly inProduction: string
  readonly remedy: string
  readonly evidence: readonly JournalEntry[]
}

type Type = JournalEvent['type']
export type EntryOf<T extends Type> = JournalEntry<Extract<JournalEvent, { readonly type: T }>>

/** The journal as a rule sees it: up to the entry in question. */
export interface History {
  /** All entries of a type, oldest first. */
  of<T extends Type>(type: T): readonly EntryOf<T>[]
  /** How to call a Zoom user: the email. */
  user(id: string): string
  /** How to call an app: its name. */
  app(clientId: string): string
}

/** One diagnosis: looks at each entry of type `on`, and at what came before it. */
export interface FindingRule<T extends Type = Type> {
  readonly id: string
  readonly on: readonly T[]
  diagnose(entry: EntryOf<T>, history: History): Diagnosis | undefined
}
