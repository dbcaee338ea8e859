import type { Clock } from './domain/clock.ts'
import type { RandomBytes, TokenId } from './domain/ids.ts'
import type { Storage } from './storage/storage.ts'
import type { Switches } from './zoom/profiles.ts'
import type { RateLimits } from './zoom/rate-limits.ts'
import type { TokenSubject } from './zoom/token-claims.ts'

/** What every step of a flow works with: the mock without HTTP. */
export interface FlowContext {
  readonly clock: Clock
  readonly random: RandomBytes
  /** For request ids alone. */
  readonly requestRandom: RandomBytes
  /** For what webhooks carry: ids, tokens to encrypt, signatures. */
  readonly webhookRandom: RandomBytes
  readonly storage: Storage
  readonly signer: TokenSigner
  /** How Zoom behaves at this moment. */
  readonly switches: Switches
  /** Whether what an app answers to an event may be repeated to whoever calls the mock. */
  readonly readsBack: boolean
  /** How many API calls it allows at this moment. */
  readonly rateLimits: RateLimits
}

/** Writes and reads tokens. */
export interface TokenSigner {
  /** The text of a token, in the given format. */
  sign(subject: TokenSubject, format: Switches['tokenFormat']): string
  /** The id inside a token of ours, in whatever format, or `undefined` for any other text. */
  read(text: string): TokenId | undefined
}
