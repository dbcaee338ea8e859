import type { ClientId, DeviceCodeId, RandomBytes, UserId } from './ids.ts'
import type { DeviceRefusal } from './refusal.ts'

/** A device code and the user code that goes with it: RFC 8628. Times are in milliseconds. */
export interface DeviceCode {
  readonly id: DeviceCodeId
  readonly deviceCode: string
  readonly userCode: string
  readonly clientId: ClientId
  readonly scopes: readonly string[]
  readonly issuedAt: number
  readonly expiresAt: number
  /** How long the device must wait between two polls. Each poll that comes too soon adds five seconds. */
  readonly interval: number
  readonly polledAt: number | null
  readonly decision: 'allowed' | 'declined' | null
  readonly userId: UserId | null
  readonly redeemedAt: number | null
}

/** How much a poll that comes too soon adds to the interval: RFC 8628, section 3.5. */
export const slowDownBy = 5_000

/** Why a poll gets no tokens, for now or forever; `undefined` when it gets them. */
export function refuseDevicePoll(
  code: DeviceCode,
  {
    clientId,
    ownerRemoved,
    now,
  }: { readonly clientId: ClientId; readonly ownerRemoved: boolean; readonly now: number },
): DeviceRefusal | undefined {
  if (code.clientId !== clientId) return 'device-code-for-another-app'
  if (code.redeemedAt !== null) return 'device-code-spent'
  if (now >= code.expiresAt) return 'device-code-expired'
  if (code.decision === 'declined') return 'device-declined'
  if (code.polledAt !== null && now < code.polledAt + code.interval) return 'device-polled-too-fast'
  if (code.decision === null) return 'device-pending'
  return ownerRemoved ? 'device-owner-removed' : undefined
}

/** Eight lower-case letters and digits, as in Zoom's sample (`abcd1234`), without any that look alike. */
export function newUserCode(random: RandomBytes): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789ab'
  return [...random(8)].map((byte) => alphabet[byte % 32]).join('')
}
