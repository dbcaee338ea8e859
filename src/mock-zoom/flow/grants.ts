import type { GrantId, TokenId } from '../domain/ids.ts'
import { newUuid } from '../domain/ids.ts'
import type { Grant, GrantEnd, Token } from '../domain/token.ts'
import type { Provider } from './provider.ts'

/** The tokens that a code or a refresh token is exchanged for, signed. */
export interface IssuedTokens {
  readonly accessToken: string
  readonly refreshToken: string
  /** In seconds. */
  readonly expiresIn: number
  readonly scopes: readonly string[]
}

/** Stores a new token of a grant. Its text is signed later, outside the transaction. */
export function issueToken(
  { storage, random, switches }: Provider,
  kind: Token['kind'],
  grantId: GrantId,
  now: number,
): Token {
  const lifetime = kind === 'access' ? switches.expiresIn : switches.refreshTtl
  const token: Token = {
    id: newUuid(random) as TokenId,
    kind,
    grantId,
    issuedAt: now,
    expiresAt: now + lifetime * 1000,
    endedAt: null,
    endedBecause: null,
  }
  storage.tokens.insert(token)
  return token
}

/** Signs a committed pair of tokens. */
export async function signTokens(
  { storage, signer, switches }: Provider,
  grant: Grant,
  access: Token,
  refresh: Token,
): Promise<IssuedTokens> {
  const user = storage.users.find(grant.userId)
  if (!user) throw new Error(`grant ${grant.id} has no user`)
  const [accessToken, refreshToken] = await Promise.all([
    signer.sign({ token: access, grant, user }, switches.tokenFormat),
    signer.sign({ token: refresh, grant, user }, switches.tokenFormat),
  ])
  return {
    accessToken,
    refreshToken,
    expiresIn: (access.expiresAt - access.issuedAt) / 1000,
    scopes: grant.scopes,
  }
}

/**
 * Ends what the same user granted the same app before. Zoom: when there are several authorizations, the last token
 * issued counts, and the previous ones are invalidated (error 4741 of its table); seen in iamfatness/CoreVideo#196.
 * Called when the newer grant's tokens are issued, as that text has it, and not when its code is.
 */
export function supersedeGrants(
  { storage, switches }: Provider,
  newer: Grant,
  now: number,
  requestId: string,
): void {
  const { reauthorizeRevokesAccess: access, reauthorizeRevokesRefresh: refresh } = switches
  if (!access && !refresh) return
  for (const older of storage.grants.live(newer.clientId, newer.userId)) {
    if (older.id === newer.id) continue
    storage.grants.end(older.id, 'superseded', now)
    storage.tokens.endAll(
      older.id,
      access && refresh ? 'both' : access ? 'access' : 'refresh',
      'superseded',
      now,
    )
    storage.journal.append(
      {
        type: 'grant.superseded',
        grantId: older.id,
        byGrantId: newer.id,
        clientId: older.clientId,
        userId: older.userId,
      },
      now,
      requestId,
    )
  }
}

/** Ends a grant and all its tokens. */
export function closeGrant(
  { storage }: Provider,
  grant: Grant,
  because: Exclude<GrantEnd, 'superseded'>,
  now: number,
  requestId: string | null,
): void {
  if (grant.endedAt !== null) return
  storage.grants.end(grant.id, because, now)
  storage.tokens.endAll(grant.id, 'both', 'revoked', now)
  const { id: grantId, clientId, userId } = grant
  storage.journal.append({ type: 'grant.closed', grantId, clientId, userId, because }, now, requestId)
}

/** A grant that a stored token refers to; its absence is our mistake. */
export function grantOf({ storage }: Provider, token: Token): Grant {
  const grant = storage.grants.find(token.grantId)
  if (!grant) throw new Error(`token ${token.id} has no grant`)
  return grant
}
