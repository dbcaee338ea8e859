import type { Clock } from '../domain/clock.ts'
import type { ClientId, RandomBytes } from '../domain/ids.ts'
import type { Switches } from '../profiles.ts'
import type { RateLimits } from '../rate-limits.ts'
import type { TokenSigner } from '../signing.ts'
import type { Storage } from '../storage/storage.ts'

/** What every step of a flow works with: the mock without its wire. */
export interface Provider {
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
  /** How many API calls it allows at this moment. */
  readonly rateLimits: RateLimits
}

/** A step's yes. Its no is a Refusal. */
export interface Accepted<Value> {
  readonly ok: true
  readonly value: Value
}

export function accept<Value>(value: Value): Accepted<Value> {
  return { ok: true, value }
}

/** A request to the token or revoke endpoint by a client that has proved who it is. */
export interface AuthenticatedRequest {
  readonly requestId: string
  readonly clientId: ClientId
}
