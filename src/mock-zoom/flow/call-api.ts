import type { ApiRefusal, Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { hasAnyScope } from '../domain/scope.ts'
import type { Grant, Token } from '../domain/token.ts'
import { isUserGrant, refuseAccessToken } from '../domain/token.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import { grantOf } from './grants.ts'
import type { Accepted, Provider } from './provider.ts'
import { accept } from './provider.ts'

/** A request to the REST API, before its endpoint is reached. */
export interface ApiRequest {
  readonly requestId: string
  /** Such as `GET /v2/users/me`. */
  readonly endpoint: string
  readonly accessToken: string | undefined
  readonly tokenInQuery: boolean
  /** The path says `me`: server-to-server tokens have no such user (zoom/skills, rest-api/concepts/api-architecture.md). */
  readonly speaksForMe: boolean
  /** Any one of these will do, be the app's scopes granular (since 2024) or classic. */
  readonly scopes: { readonly granular: readonly string[]; readonly classic: readonly string[] }
}

/** Whom an accepted call speaks for. */
export interface ApiCaller {
  readonly user: ZoomUser
  readonly grant: Grant
}

/** Lets a call through to the API, or says why not. */
export async function callApi(
  provider: Provider,
  request: ApiRequest,
): Promise<Accepted<ApiCaller> | Refusal<ApiRefusal>> {
  const { storage, clock, switches, signer } = provider
  const { accessToken, endpoint, requestId, scopes } = request
  // Zoom names the scopes of the kind that the era's apps have.
  const named = switches.errorDialect === '2020' ? scopes.classic : scopes.granular
  const tokenId = accessToken ? await signer.read(accessToken) : undefined
  return storage.transaction(() => {
    const no = (reason: ApiRefusal, token?: Token, says: Record<string, string> = {}) => {
      storage.journal.append(
        {
          type: 'api.refused',
          reason,
          endpoint,
          tokenId: token?.id ?? null,
          grantId: token?.grantId ?? null,
        },
        clock.now(),
        requestId,
      )
      return refuse(reason, { scopes: named.join(', '), ...says })
    }
    const token = tokenId && storage.tokens.find(tokenId)
    if (request.tokenInQuery && switches.apiTokenInQuery === 'refuse')
      return no('access-token-in-query', token)
    if (!accessToken) return no('access-token-missing')
    if (!token) return no('access-token-unknown')
    const reason = refuseAccessToken(token, clock.now())
    if (reason) return no(reason, token)
    const grant = grantOf(provider, token)
    const user = storage.users.find(grant.userId)
    if (!user) throw new Error(`grant ${grant.id} has no user`)
    if (user.removed) return no('access-token-owner-removed', token, { user_id: user.id })
    if (request.speaksForMe && !isUserGrant(grant)) return no('me-without-a-user', token)
    if (!hasAnyScope(grant.scopes, [...scopes.granular, ...scopes.classic])) return no('scope-missing', token)
    storage.journal.append(
      {
        type: 'api.called',
        endpoint,
        clientId: grant.clientId,
        userId: user.id,
        grantId: grant.id,
        tokenId: token.id,
      },
      clock.now(),
      requestId,
    )
    return accept({ user, grant })
  })
}
