import type { CodeId, GrantId, TokenId } from '../domain/ids.ts'
import { newRecordId, newUuid } from '../domain/ids.ts'
import type { Grant, GrantEnd, Token } from '../domain/token.ts'
import { isUserGrant, userOf } from '../domain/token.ts'
import type { FlowContext } from '../flow-context.ts'

/** The tokens in a response, signed. */
export interface IssuedTokens {
  readonly accessToken: string
  readonly refreshToken: string | null
  /** In seconds. */
  readonly expiresIn: number
  readonly scopes: readonly string[]
}

/** A grant with its new tokens, committed but not signed yet. */
export interface OpenedGrant {
  readonly grant: Grant
  readonly access: Token
  /** null if there is nothing to refresh: an app's own account. */
  readonly refresh: Token | null
}

/** Stores a new grant and its first tokens. `codeId` is the authorization code that it came from. */
export function openGrant(
  context: FlowContext,
  about: Pick<Grant, 'type' | 'speaksFor' | 'clientId' | 'userId' | 'code' | 'scopes'> & {
    readonly tokenIndex?: number
  },
  codeId: CodeId | null,
  now: number,
): OpenedGrant {
  const grant: Grant = {
    tokenIndex: 0,
    ...about,
    id: newRecordId('grant', context.random) as GrantId,
    createdAt: now,
    endedAt: null,
    endedBecause: null,
  }
  context.storage.grants.insert(grant, codeId)
  const access = issueToken(context, 'access', grant, now)
  return { grant, access, refresh: isUserGrant(grant) ? issueToken(context, 'refresh', grant, now) : null }
}

/** Stores a new token of a grant. Its text is signed later, outside the transaction. */
export function issueToken(context: FlowContext, kind: Token['kind'], grant: Grant, now: number): Token {
  const token: Token = {
    id: newUuid(context.random) as TokenId,
    kind,
    grantId: grant.id,
    issuedAt: now,
    expiresAt: now + lifetimeOf(context, kind, grant) * 1000,
    endedAt: null,
    endedBecause: null,
  }
  context.storage.tokens.insert(token)
  return token
}

/** In seconds. */
function lifetimeOf({ storage, switches }: FlowContext, kind: Token['kind'], grant: Grant): number {
  if (kind === 'access') return isUserGrant(grant) ? switches.expiresIn : switches.accountExpiresIn
  return storage.apps.find(grant.clientId)?.draft ? switches.draftRefreshTtl : switches.refreshTtl
}

/** Signs committed tokens. */
export function signTokens(
  { storage, signer, switches }: FlowContext,
  { grant, access, refresh }: OpenedGrant,
): IssuedTokens {
  const user = storage.users.find(grant.userId)
  if (!user) throw new Error(`grant ${grant.id} has no user`)
  const sign = (token: Token) => signer.sign({ token, grant, user }, switches.tokenFormat)
  return {
    accessToken: sign(access),
    refreshToken: refresh && sign(refresh),
    expiresIn: (access.expiresAt - access.issuedAt) / 1000,
    scopes: grant.scopes,
  }
}

/**
 * Ends what the same user granted the same app before. Zoom: when there are several authorizations, the last token
 * issued counts, and the previous ones are invalidated (error 4741 of its table); seen in iamfatness/CoreVideo#196.
 * Called when the newer grant's tokens are issued, as that text says, and not when its code is.
 */
export function supersedeGrants(
  { storage, switches }: FlowContext,
  newer: Grant,
  now: number,
  requestId: string,
): void {
  const { reauthorizeRevokesAccess: access, reauthorizeRevokesRefresh: refresh } = switches
  if (!access && !refresh) return
  const kind = access && refresh ? 'both' : access ? 'access' : 'refresh'
  for (const older of storage.grants.live(newer.clientId, newer.userId)) {
    if (older.id === newer.id || !isUserGrant(older)) continue
    // A grant that keeps one of its tokens stays alive, so that revoking and uninstalling still find it.
    if (kind === 'both') storage.grants.end(older.id, 'superseded', now)
    else if (storage.tokens.live(older.id, kind).length === 0) continue
    storage.tokens.endAll(older.id, kind, 'superseded', now)
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
  { storage }: FlowContext,
  grant: Grant,
  because: Exclude<GrantEnd, 'superseded'>,
  now: number,
  requestId: string,
): void {
  if (grant.endedAt !== null) return
  storage.grants.end(grant.id, because, now)
  storage.tokens.endAll(grant.id, 'both', 'revoked', now)
  const { id: grantId, clientId } = grant
  const userId = userOf(grant)
  storage.journal.append({ type: 'grant.closed', grantId, clientId, userId, because }, now, requestId)
}

/** The grant of a stored token. If it is missing, that is a bug in mock-zoom. */
export function grantOf({ storage }: FlowContext, token: Token): Grant {
  const grant = storage.grants.find(token.grantId)
  if (!grant) throw new Error(`token ${token.id} has no grant`)
  return grant
}
