import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import type { RefreshRefusal, Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import type { Grant, Token } from '../domain/token.ts'
import { cutOffAt, refuseRefreshToken } from '../domain/token.ts'
import type { FlowContext } from '../flow-context.ts'
import type { AuthenticatedRequest } from './authenticated-request.ts'
import { grantType } from './grant-type.ts'
import type { IssuedTokens } from './grants.ts'
import { closeGrant, grantOf, issueToken, signTokens } from './grants.ts'
import { isOwnerGone } from './owner-gone.ts'
import { recogniseToken } from './recognise.ts'

/** A token request with grant_type=refresh_token, by a client that has proved who it is. */
interface RefreshRequest extends AuthenticatedRequest {
  readonly refreshToken: string | undefined
}

export const refreshToken = grantType({
  grantType: 'refresh_token',
  parameters: { refresh_token: 'secret' },
  run: (context, { get, requestId, clientId }) =>
    refreshTokens(context, { requestId, clientId, refreshToken: get('refresh_token') }),
})

/**
 * Rotates a refresh token: RFC 6749, section 6. "The latest refresh token must always be used for the next refresh
 * request", as Zoom's documentation is quoted in devforum.zoom.us/t/10375; the older one is dead at once.
 */
function refreshTokens(
  context: FlowContext,
  request: RefreshRequest,
): Accepted<IssuedTokens> | Refusal<RefreshRefusal> {
  const rotated = context.storage.transaction(() => {
    if (!request.refreshToken) return recordRefusal(context, request, 'refresh-token-missing')
    const tokenId = context.signer.read(request.refreshToken)
    const token = tokenId && context.storage.tokens.find(tokenId)
    if (!token) return recordRefusal(context, request, 'refresh-token-unknown')
    const grant = grantOf(context, token)
    const ownerRemoved = isOwnerGone(context, context.storage.users.find(grant.userId))
    const { clientId } = request
    const reason = refuseRefreshToken(token, grant, { clientId, ownerRemoved, now: context.clock.now() })
    return reason
      ? recordRefusal(context, request, reason, token, grant)
      : rotateRefreshToken(context, request, token, grant)
  })
  if (!rotated.ok) return rotated
  return accept(signTokens(context, rotated.value))
}

function rotateRefreshToken(context: FlowContext, { requestId }: RefreshRequest, spent: Token, grant: Grant) {
  const { storage, switches, clock } = context
  const now = clock.now()
  if (switches.refreshRevokesPreviousAccess) storage.tokens.endAll(grant.id, 'access', 'revoked', now)
  const access = issueToken(context, 'access', grant, now)
  const refresh = switches.refreshRotates ? issueToken(context, 'refresh', grant, now) : spent
  // Version 7 could be set to accept the latest few; otherwise only the newest stays valid.
  for (const token of storage.tokens.live(grant.id, 'refresh').slice(switches.refreshTolerance)) {
    storage.tokens.end(token.id, 'rotated', now)
  }
  storage.journal.append(
    {
      type: 'refresh.rotated',
      clientId: grant.clientId,
      userId: grant.userId,
      grantId: grant.id,
      refreshTokenId: spent.id,
      newRefreshTokenId: refresh.id,
      newAccessTokenId: access.id,
      accessExpiresAt: access.expiresAt,
    },
    now,
    requestId,
  )
  return accept({ grant, access, refresh })
}

function recordRefusal(
  context: FlowContext,
  { clientId, requestId, refreshToken }: RefreshRequest,
  reason: RefreshRefusal,
  token?: Token,
  grant?: Grant,
): Refusal<RefreshRefusal> {
  const { storage, clock, switches } = context
  const isUnknown = reason === 'refresh-token-unknown' && refreshToken !== undefined
  storage.journal.append(
    {
      type: 'refresh.refused',
      reason,
      clientId,
      refreshTokenId: token?.id ?? null,
      grantId: grant?.id ?? null,
      ...(token ? {} : cutOffAt(refreshToken)),
      ...(isUnknown && { recognised: recogniseToken(context, refreshToken) }),
    },
    clock.now(),
    requestId,
  )
  if (grant && reason === 'refresh-token-rotated' && switches.refreshReuseKillsFamily) {
    closeGrant(context, grant, 'refresh-token-reused', clock.now(), requestId)
  }
  return refuse(reason)
}
