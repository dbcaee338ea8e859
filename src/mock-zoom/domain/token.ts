import type { ClientId, GrantId, TokenId, UserId } from './ids.ts'
import type { ApiRefusal, RefreshRefusal } from './refusal.ts'

/** Why a token stopped working before its time. */
export type TokenEnd = 'rotated' | 'revoked' | 'superseded'

/** One access or refresh token. The text is not stored: it is signed from this. Times are in milliseconds. */
export interface Token {
  readonly id: TokenId
  readonly kind: 'access' | 'refresh'
  readonly grantId: GrantId
  readonly issuedAt: number
  readonly expiresAt: number
  readonly endedAt: number | null
  readonly endedBecause: TokenEnd | null
}

/** One Zoom user's authorization of one app: what a redeemed code became. */
export interface Grant {
  readonly id: GrantId
  readonly clientId: ClientId
  readonly userId: UserId
  /** The code this grant came from; Zoom's tokens carry it as a claim. */
  readonly code: string
  readonly scopes: readonly string[]
  readonly createdAt: number
  readonly endedAt: number | null
  readonly endedBecause: GrantEnd | null
}

export type GrantEnd = 'superseded' | 'revoked' | 'code-replayed' | 'refresh-token-reused'

/** Why a refresh token must not be rotated, or `undefined` when it may. */
export function refuseRefreshToken(
  token: Token,
  grant: Grant,
  attempt: { readonly clientId: ClientId; readonly now: number },
): RefreshRefusal | undefined {
  if (token.kind !== 'refresh') return 'not-a-refresh-token'
  if (grant.clientId !== attempt.clientId) return 'refresh-token-for-another-app'
  if (token.endedBecause !== null) return `refresh-token-${token.endedBecause}`
  if (attempt.now >= token.expiresAt) return 'refresh-token-expired'
  return undefined
}

/** Why an access token must not open the API, or `undefined` when it may. */
export function refuseAccessToken(token: Token, now: number): ApiRefusal | undefined {
  if (token.kind !== 'access') return 'not-an-access-token'
  if (token.endedBecause === 'superseded') return 'access-token-superseded'
  if (token.endedBecause !== null) return 'access-token-revoked'
  if (now >= token.expiresAt) return 'access-token-expired'
  return undefined
}
