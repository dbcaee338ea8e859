import type { EntryOf, JournalEntry } from '../journal/events.ts'
import { hadHeardOf } from './answer-taken.ts'
import type { History } from './finding.ts'

/** A request in which a token should have come. */
export type Refused = EntryOf<'refresh.refused' | 'api.refused'>

/** A token request that brought no tokens. */
type Failure = EntryOf<'refresh.refused' | 'code.refused' | 'token.refused' | 'fault.injected'>

/** What came in place of a value, in words: `“undefined”`, `nothing`. Undefined where a value came. */
export function wordInPlace(refused: EntryOf<'code.refused' | Refused['type']>): string | undefined {
  const { recognised, reason } = refused
  if (recognised) return recognised.is === 'placeholder' ? recognised.word : undefined
  return /token-missing$/.test(reason) ? 'nothing' : undefined
}

/**
 * The token request that failed right before the app had no token to send: it had the response, and nothing has gone well at
 * Zoom since. Undefined where the value may have been lost elsewhere.
 */
export function refusalBefore(refused: Refused, history: History): Failure | undefined {
  if (wordInPlace(refused) === undefined) return undefined
  const failure = lastFailure(refused.seq, history)
  if (!failure || !hasHadTokens(failure, history)) return undefined
  return hadAnswer(failure, refused, history) && !wentWell(failure, refused, history) ? failure : undefined
}

/** A fault that answers is as good as a refusal; one without an answer leaves nothing to be stored. */
function lastFailure(before: number, history: History): Failure | undefined {
  const isEarlier = ({ seq }: JournalEntry) => seq < before
  const failures = [
    // What was sent without a value is a consequence.
    history.of('refresh.refused').findLast((entry) => isEarlier(entry) && wordInPlace(entry) === undefined),
    history.of('code.refused').findLast((entry) => isEarlier(entry) && wordInPlace(entry) === undefined),
    history.of('token.refused').findLast(isEarlier),
    history
      .with('fault.injected', 'route', 'token')
      .findLast((entry) => isEarlier(entry) && entry.outcome === 'answered'),
  ]
  return failures.flatMap((entry) => entry ?? []).toSorted((a, b) => b.seq - a.seq)[0]
}

/** Before the first tokens anything may be missing. */
function hasHadTokens({ seq }: Failure, history: History): boolean {
  const [first] = history.of('code.redeemed')
  return first !== undefined && first.seq < seq
}

/** The history doesn’t count a fault’s response as an answer, but it is what the app has read here. */
function hadAnswer(failure: Failure, refused: Refused, history: History): boolean {
  if (failure.type !== 'fault.injected') return hadHeardOf(failure, refused, history)
  const [before, after] = [history.request(failure), history.request(refused)]
  return before !== undefined && after !== undefined && before.answeredAt <= after.arrivedAfter
}

/** With several people at once, somebody else’s failure says nothing. */
function wentWell(failure: Failure, refused: Refused, history: History): boolean {
  const isEarlier = ({ seq }: JournalEntry) => seq < refused.seq
  return [
    history.of('api.called').findLast(isEarlier),
    history.of('code.redeemed').findLast(isEarlier),
    history.of('refresh.rotated').findLast(isEarlier),
  ].some((entry) => entry !== undefined && entry.seq > failure.seq)
}
