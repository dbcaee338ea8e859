import type { JournalEntry, JournalEvent } from '../../mock-zoom/control-api.ts'

type Type = JournalEvent['type']
export type EntryOf<T extends Type> = JournalEntry<Extract<JournalEvent, { readonly type: T }>>
export type Answered = EntryOf<'request.answered'>

/** Who takes part in a flow. */
export type Party = 'browser' | 'integration' | 'zoom'

/** One message and its answer, or something that happened without one, with all that the journal says of it. */
export interface Message {
  /** The seq of its first entry: stable as the journal grows. */
  readonly id: number
  readonly at: number
  readonly entries: readonly JournalEntry[]
  /** Who speaks to whom; null for what just happened, such as the clock that was advanced. */
  readonly way: { readonly from: Party; readonly to: Party } | null
  /** The request with its answer; undefined for webhooks and events. */
  readonly answered: Answered | undefined
  readonly clientId: string | null
  readonly userId: string | null
  /** The codes that it speaks of, shortened. */
  readonly codes: readonly string[]
}

export function find<T extends Type>({ entries }: Pick<Message, 'entries'>, type: T): EntryOf<T> | undefined {
  return entries.find((entry): entry is EntryOf<T> => entry.type === type)
}

/** The true reason for a "no", where there was one. */
export function refusalOf(message: Message): (JournalEntry & { readonly reason: string }) | undefined {
  return message.entries.find((entry) => 'reason' in entry)
}

export type Outcome = 'good' | 'refused' | 'fault' | 'waiting' | 'plain'

/** How it ended. */
export function outcomeOf(message: Message): Outcome {
  if (find(message, 'fault.injected') || message.answered?.fault !== undefined) return 'fault'
  if (find(message, 'webhook.failed') || find(message, 'webhook.dropped')) return 'refused'
  if (find(message, 'mock.failed') || find(message, 'request.malformed')) return 'refused'
  const { answered } = message
  const refusal = refusalOf(message)
  if (refusal?.reason === 'device-pending') return 'waiting'
  if (refusal) return 'refused'
  if (answered) return answered.status >= 400 ? 'refused' : 'good'
  if (find(message, 'webhook.acknowledged')) return 'good'
  return find(message, 'webhook.sent') ? 'waiting' : 'plain'
}
