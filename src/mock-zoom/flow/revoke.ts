import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import type { ClientRefusal, Refusal, RevokeRefusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { isUserGrant, userOf } from '../domain/token.ts'
import type { FlowContext } from '../flow-context.ts'
import type { ClientRequest } from './authenticate-client.ts'
import { acceptClient, claimedClientId, factsOf } from './authenticate-client.ts'
import { closeGrant, grantOf } from './grants.ts'
import { recogniseToken } from './recognise.ts'
import { uninstallOne } from './uninstall.ts'

/**
 * Revokes a token and with it the other one of its grant (zoom/skills, skills/oauth/concepts/token-lifecycle.md).
 * A new authorization works at once, as Zoom's staff says in devforum.zoom.us/t/12302.
 */
export function revokeToken(
  context: FlowContext,
  request: ClientRequest,
): Accepted<void> | Refusal<RevokeRefusal | ClientRefusal> {
  const { storage, clock, switches, signer } = context
  const { requestId } = request
  const text = request.parameters.get('token')
  return storage.transaction(() => {
    const now = clock.now()
    const tokenId = text ? signer.read(text) : undefined
    const token = tokenId && storage.tokens.find(tokenId)
    const no = (reason: RevokeRefusal | ClientRefusal, clientId: string | null) => {
      const facts =
        reason !== 'revoke-token-unknown'
          ? factsOf(context, request, reason)
          : text && !token && { recognised: recogniseToken(context, text) }
      storage.journal.append({ type: 'revoke.refused', reason, clientId, ...facts }, now, requestId)
      return refuse(reason)
    }
    const client = acceptClient(context, request, 'token')
    if (!client.ok) return no(client.reason, claimedClientId(request))
    const app = client.value
    const { clientId } = app
    if (!text) return no('revoke-token-missing', clientId)
    const grant = token && grantOf(context, token)
    const taken = token?.kind === 'access' || switches.revokeTakes === 'access-and-refresh'
    if (!grant || grant.clientId !== clientId || !taken) {
      const refusal = no('revoke-token-unknown', clientId)
      return switches.revokeUnknownToken === 'success' ? accept(undefined) : refusal
    }
    storage.journal.append(
      { type: 'token.revoked', clientId, userId: userOf(grant), grantId: grant.id, tokenKind: token.kind },
      now,
      requestId,
    )
    closeGrant(context, grant, 'revoked', now, requestId)
    const user = storage.users.find(grant.userId)
    if (switches.revokeUninstalls && isUserGrant(grant) && user) {
      uninstallOne(context, app, user, {}, requestId)
    }
    return accept(undefined)
  })
}
