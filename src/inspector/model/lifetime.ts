/** How long something lives: all times in milliseconds by the mock's clock. */
export interface Lifetime {
  readonly issuedAt: number
  /** Null: it does not expire. */
  readonly expiresAt: number | null
  /** When it was used up, or ended before it expired. */
  readonly endedAt: number | null
  /** Why: `redeemed`, `superseded`, `revoked`... */
  readonly endedBecause: string | null
}

export interface LifeState {
  /** `live`, `expired`, or why it ended. */
  readonly word: string
  readonly kind: 'live' | 'used' | 'ended' | 'expired'
  /** When that happened; null while it is live. */
  readonly since: number | null
}

/** Its state now. */
export function stateAt({ expiresAt, endedAt, endedBecause }: Lifetime, now: number): LifeState {
  if (endedAt !== null && endedBecause !== null) {
    const used = endedBecause === 'redeemed' || endedBecause === 'rotated'
    return { word: endedBecause, kind: used ? 'used' : 'ended', since: endedAt }
  }
  if (expiresAt !== null && now >= expiresAt) return { word: 'expired', kind: 'expired', since: expiresAt }
  return { word: 'live', kind: 'live', since: null }
}

/** The time that a row of time lines shows, from left to right. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** From the first issue to now, with a little room after it. */
export function spanOf(lifetimes: readonly Lifetime[], now: number): Span {
  const from = lifetimes.reduce((first, { issuedAt }) => Math.min(first, issuedAt), now)
  const length = Math.max(now - from, 1_000)
  return { from, to: from + length * 1.1 }
}

/** The place of a time in a span, in percent; times outside the span are at its edge. */
export function placeIn({ from, to }: Span, at: number): number {
  return Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100))
}
