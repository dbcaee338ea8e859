import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import type { Refusal, RevokeRefusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { isUserGrant } from '../domain/token.ts'
import type { FlowContext } from '../flow-context.ts'
import type { AuthenticatedRequest } from './authenticated-request.ts'
import { closeGrant, grantOf } from './grants.ts'
import { uninstallOne } from './uninstall.ts'

/** A revocation request: RFC 7009, section 2.1. */
export interface RevokeRequest extends AuthenticatedRequest {
  readonly token: string | undefined
}

/**
 * Revokes a token and with it the other one of its grant (zoom/skills, skills/oauth/concepts/token-lifecycle.md).
 * A new authorization works at once, as Zoom's staff says in devforum.zoom.us/t/12302.
 */
export async function revokeToken(
  context: FlowContext,
  { requestId, clientId, token: text }: RevokeRequest,
): Promise<Accepted<void> | Refusal<RevokeRefusal>> {
  const { storage, clock, switches, signer } = context
  const tokenId = text ? await signer.read(text) : undefined
  return storage.transaction(() => {
    const now = clock.now()
    const no = (reason: RevokeRefusal) => {
      storage.journal.append({ type: 'revoke.refused', reason, clientId }, now, requestId)
      return refuse(reason)
    }
    if (!text) return no('revoke-token-missing')
    const token = tokenId && storage.tokens.find(tokenId)
    const grant = token && grantOf(context, token)
    const taken = token?.kind === 'access' || switches.revokeTakes === 'access-and-refresh'
    if (!grant || grant.clientId !== clientId || !taken) {
      const refusal = no('revoke-token-unknown')
      return switches.revokeUnknownToken === 'success' ? accept(undefined) : refusal
    }
    storage.journal.append(
      { type: 'token.revoked', clientId, userId: grant.userId, grantId: grant.id, tokenKind: token.kind },
      now,
      requestId,
    )
    closeGrant(context, grant, 'revoked', now, requestId)
    const app = storage.apps.find(clientId)
    const user = storage.users.find(grant.userId)
    if (switches.revokeUninstalls && isUserGrant(grant) && app && user) {
      uninstallOne(context, app, user, {}, requestId)
    }
    return accept(undefined)
  })
}
