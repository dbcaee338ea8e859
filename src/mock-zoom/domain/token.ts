import type { ClientId, GrantId, TokenId, UserId } from './ids.ts'
import type { ApiRefusal, RefreshRefusal } from './refusal.ts'

/** Why a token stopped working before it expired. */
export type TokenEnd = 'rotated' | 'revoked' | 'superseded'

/** One access or refresh token. Its text is not stored but signed from this. Times are in milliseconds. */
export interface Token {
  readonly id: TokenId
  readonly kind: 'access' | 'refresh'
  readonly grantId: GrantId
  readonly issuedAt: number
  readonly expiresAt: number
  readonly endedAt: number | null
  readonly endedBecause: TokenEnd | null
}

/** One authorization of one app: by a Zoom user, or for the app's own account. */
export interface Grant {
  readonly id: GrantId
  /** How it was made: the grant_type of its first token request, in short. */
  readonly type: string
  /** The Zoom user who gave it, or the app's own account. */
  readonly speaksFor: 'user' | 'account'
  readonly clientId: ClientId
  readonly userId: UserId
  /** The code that this grant came from, or a text of the same shape. Zoom's tokens contain it as a claim. */
  readonly code: string
  readonly scopes: readonly string[]
  /** The `token_index` of old server-to-server requests: one live token per index. Else 0. */
  readonly tokenIndex: number
  readonly createdAt: number
  readonly endedAt: number | null
  readonly endedBecause: GrantEnd | null
}

export type GrantEnd =
  | 'superseded'
  | 'revoked'
  | 'code-replayed'
  | 'refresh-token-reused'
  | 'uninstalled'
  | 'uninstalled-by-owner'

/** Whether the grant is for the Zoom user who gave it, and not for the app's account. */
export function isUserGrant({ speaksFor }: Grant): boolean {
  return speaksFor === 'user'
}

/** The Zoom user for whom the grant speaks; null if it speaks for the app's account. */
export function userOf(grant: Grant): UserId | null {
  return isUserGrant(grant) ? grant.userId : null
}

/** Why a refresh token must not be rotated, or `undefined` when it may. */
export function refuseRefreshToken(
  token: Token,
  grant: Grant,
  attempt: { readonly clientId: ClientId; readonly ownerRemoved: boolean; readonly now: number },
): RefreshRefusal | undefined {
  if (token.kind !== 'refresh') return 'not-a-refresh-token'
  if (grant.clientId !== attempt.clientId) return 'refresh-token-for-another-app'
  if (token.endedBecause !== null) return `refresh-token-${token.endedBecause}`
  if (attempt.now >= token.expiresAt) return 'refresh-token-expired'
  // Zoom's error 4735, "The owner of the token does not exist".
  if (attempt.ownerRemoved) return 'refresh-token-owner-removed'
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

/** The length of a text that begins like our tokens (a JWT, three parts) but is cut off. */
export function cutOffAt(text: string | undefined): { readonly cutOffAt?: number } {
  if (text === undefined || !/^eyJ[\w-]{20,}(\.[\w-]*)?(\.[\w-]*)?$/.test(text)) return {}
  const [, , signature = ''] = text.split('.')
  // HS512 makes 64 bytes, which are 86 characters.
  return signature.length < 86 ? { cutOffAt: text.length } : {}
}
