import { createHash } from 'node:crypto'

/** Why a `state` is easy to guess. */
export type StateWeakness = 'short' | 'number' | 'path' | 'email'

/** Fewer characters can't hold 64 bits, whatever they are. */
const fewest = 11

/** What makes a state guessable, or null if nothing obvious does. RFC 6749, section 10.12: it must not be guessable. */
export function weaknessOf(state: string): StateWeakness | null {
  if (/^\d{1,16}$/.test(state)) return 'number'
  if (/^[^\s@]+@[^\s@]+\.[a-z]+$/i.test(state)) return 'email'
  if (/^(https?:\/\/[^/]+)?\/[a-z/_-]*$/.test(state)) return 'path'
  return state.length < fewest ? 'short' : null
}

/** What two equal states have in common, without the state. */
export function fingerprint(state: string): string {
  return createHash('sha256').update(state).digest('hex').slice(0, 16)
}
