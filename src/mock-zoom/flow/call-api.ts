import type { Accepted } from '../domain/accepted.ts'
import type { EndpointRules } from '../domain/api.ts'
import { namedScopes, opening, reachesAccount } from '../domain/api.ts'
import type { UserId } from '../domain/ids.ts'
import type { ApiRefusal, Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { hasAnyScope } from '../domain/scope.ts'
import type { Grant, Token } from '../domain/token.ts'
import { cutOffAt, isUserGrant, refuseAccessToken, userOf } from '../domain/token.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { FlowContext } from '../flow-context.ts'
import { grantOf } from './grants.ts'
import { isOwnerGone } from './owner-gone.ts'
import type { RateStanding } from './rate-limit.ts'
import { countCall } from './rate-limit.ts'
import { recogniseToken } from './recognise.ts'

/** A request to the REST API, before its endpoint is reached. */
export interface ApiRequest {
  readonly requestId: string
  readonly endpoint: EndpointRules
  readonly accessToken: string | undefined
  /** The Authorization header as it came; empty if there was none. */
  readonly authorization: string
  readonly tokenInQuery: boolean
  /** The path says `me`: server-to-server tokens have no such user (zoom/skills, rest-api/concepts/api-architecture.md). */
  readonly speaksForMe: boolean
}

/** On whose behalf an accepted call is made. */
export interface ApiCaller {
  readonly requestId: string
  readonly user: ZoomUser
  readonly grant: Grant
  /** Whether it may act for every user of the account instead of this one. */
  readonly speaksForAccount: boolean
}

/** What an endpoint does for a caller who was let through. It runs inside the call's transaction. */
export type ServeApi<Value> = (caller: ApiCaller) => Accepted<Value> | Refusal<ApiRefusal>

export interface ApiOutcome<Value> {
  readonly result: Accepted<Value> | Refusal<ApiRefusal>
  /** What is left of the account's limits; null if there are none, or the caller is unknown. */
  readonly standing: RateStanding | null
}

/** Lets a call through to its endpoint, or refuses it with the reason. */
export function callApi<Value>(
  context: FlowContext,
  request: ApiRequest,
  serve: ServeApi<Value>,
): ApiOutcome<Value> {
  const { storage, clock, switches, signer } = context
  const { accessToken, endpoint, requestId } = request
  const named = namedScopes(endpoint.scopes, switches.errorDialect)
  return storage.transaction(() => {
    const tokenId = accessToken ? signer.read(accessToken) : undefined
    const token = tokenId && storage.tokens.find(tokenId)
    const recognised = token ? undefined : recogniseSent(context, request)
    let standing: RateStanding | null = null
    const no = (reason: ApiRefusal, says: Readonly<Record<string, string>> = {}, belongsTo?: UserId) => {
      const [tokenId, grantId] = token ? [token.id, token.grantId] : [null, null]
      storage.journal.append(
        {
          type: 'api.refused',
          reason,
          endpoint: endpoint.name,
          tokenId,
          grantId,
          ...(reason === 'scope-missing'
            ? { wanted: named, appLacksScope: appLacks(context, token, endpoint) }
            : {}),
          ...(belongsTo === undefined ? {} : { belongsTo }),
          ...(standing?.exceeded ? { retryAt: standing.resetsAt } : {}),
          ...(token ? {} : cutOffAt(accessToken)),
          ...(!token && recognised ? { recognised } : {}),
        },
        clock.now(),
        requestId,
      )
      const scopes = { scopes: named.join(', '), quoted_scopes: named.map((name) => `"${name}"`).join(',') }
      const wording =
        reason === 'scope-missing' && endpoint.scopeError ? { wording: endpoint.scopeError } : {}
      return { result: { ...refuse(reason, { ...scopes, ...says }), ...wording }, standing }
    }
    const bad = refuseToken(request, token || undefined, switches.apiTokenInQuery, clock.now())
    if (bad || !token) return no(bad ?? 'access-token-unknown')
    const grant = grantOf(context, token)
    const user = storage.users.find(grant.userId)
    if (!user) throw new Error(`grant ${grant.id} has no user`)
    // An account outlives its users, and so does its token.
    if (isUserGrant(grant) && isOwnerGone(context, user))
      return no('access-token-owner-removed', { user_id: user.id })
    standing = countCall(context, user.accountId, endpoint.category)
    if (standing?.exceeded)
      return no(standing.type === 'QPS' ? 'rate-limit-per-second' : 'rate-limit-per-day')
    if (grant.type === 'client_credentials' && isServerToServer(context, grant))
      return no('client-credentials-of-an-account')
    const sufficient = opening(endpoint.scopes)
    if (sufficient.length > 0 && !hasAnyScope(grant.scopes, sufficient)) return no('scope-missing')
    if (request.speaksForMe && !isUserGrant(grant)) return no('me-without-a-user')
    const speaksForAccount = !isUserGrant(grant) || reachesAccount(grant.scopes, endpoint.scopes)
    const result = serve({ requestId, user, grant, speaksForAccount })
    if (!result.ok) return no(result.reason, result.says, result.belongsTo)
    const { id: grantId, clientId } = grant
    const userId = userOf(grant)
    storage.journal.append(
      { type: 'api.called', endpoint: endpoint.name, clientId, userId, grantId, tokenId: token.id },
      clock.now(),
      requestId,
    )
    return { result, standing }
  })
}

/** What came in place of an access token, if anything did. */
function recogniseSent(context: FlowContext, { authorization, accessToken }: ApiRequest) {
  // One “Bearer” belongs there; a second one doesn’t.
  const sent = authorization === '' ? accessToken : authorization.replace(/^bearer(\s+|$)/i, '')
  if (sent === undefined) return undefined
  return /^basic\s/i.test(sent)
    ? ({ is: 'another-kind', kind: 'client credentials', how: [], of: '' } as const)
    : recogniseToken(context, sent)
}

/** Whether the app has none of the scopes that would be enough, so that nobody could have granted one. */
function appLacks({ storage }: FlowContext, token: Token | undefined, { scopes }: EndpointRules): boolean {
  const grant = token && storage.grants.find(token.grantId)
  const app = grant && storage.apps.find(grant.clientId)
  return app !== undefined && !hasAnyScope([...app.scopes, ...app.optionalScopes], opening(scopes))
}

function refuseToken(
  { accessToken, tokenInQuery }: ApiRequest,
  token: Token | undefined,
  inQuery: 'refuse' | 'accept',
  now: number,
): ApiRefusal | undefined {
  if (tokenInQuery && inQuery === 'refuse') return 'access-token-in-query'
  if (!accessToken) return 'access-token-missing'
  return token ? refuseAccessToken(token, now) : 'access-token-unknown'
}

/** A call to an endpoint that doesn't exist, such as `GET /v2/nothing`. */
export function refuseUnknownEndpoint(
  { storage, clock }: FlowContext,
  requestId: string,
  endpoint: string,
): Refusal<'endpoint-unknown'> {
  const reason = 'endpoint-unknown'
  storage.journal.append(
    { type: 'api.refused', reason, endpoint, tokenId: null, grantId: null },
    clock.now(),
    requestId,
  )
  return refuse(reason)
}

function isServerToServer({ storage }: FlowContext, grant: Grant): boolean {
  return storage.apps.find(grant.clientId)?.kind === 'server-to-server'
}
