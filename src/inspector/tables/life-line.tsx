import { clockTime, dayAndTime, lengthOf } from '../../mock-zoom/journal/time.ts'
import type { Lifetime, Span } from '../model/lifetime.ts'
import { placeIn, stateAt } from '../model/lifetime.ts'

interface LifeLineProps {
  readonly lifetime: Lifetime
  readonly span: Span
  readonly now: number
}

/** A lifetime as a bar on the time line of its table, and in words. */
export function LifeLine({ lifetime, span, now }: LifeLineProps) {
  const { issuedAt, expiresAt } = lifetime
  const { kind, word, since } = stateAt(lifetime, now)
  const end = since ?? now
  const left = placeIn(span, issuedAt)
  const width = Math.max(0.75, placeIn(span, end) - left)
  const rest = since === null && expiresAt !== null ? placeIn(span, expiresAt) - placeIn(span, now) : 0
  return (
    <div class={`life-line ${kind}`}>
      <span class="track" aria-hidden="true">
        <span class="lived" style={{ left: `${left}%`, width: `${width}%` }} />
        {rest > 0 ? (
          <span class="ahead" style={{ left: `${placeIn(span, now)}%`, width: `${rest}%` }} />
        ) : null}
        <span class="now" style={{ left: `${placeIn(span, now)}%` }} />
      </span>
      <span class="words" title={`issued ${dayAndTime(issuedAt)} UTC`}>
        issued {clockTime(issuedAt)}
        {since === null ? '' : `, ${word} ${clockTime(since)} (after ${lengthOf(since - issuedAt)})`}
        {since === null && expiresAt !== null ? `, expires in ${lengthOf(expiresAt - now)}` : ''}
      </span>
    </div>
  )
}

/** The state in one word. */
export function StateBadge({ lifetime, now }: Omit<LifeLineProps, 'span'>) {
  const { kind, word } = stateAt(lifetime, now)
  return <span class={`state ${kind}`}>{word}</span>
}
