import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import type { App } from '../domain/app.ts'
import type { Parameters } from '../domain/parameters.ts'
import type { ClientRefusal, Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import type { FlowContext } from '../flow-context.ts'
import type { ClientRequest } from './authenticate-client.ts'
import { acceptClient, claimedClientId, factsOf } from './authenticate-client.ts'
import type { GrantType } from './grant-type.ts'
import { grantTypes } from './grant-types.ts'
import type { IssuedTokens } from './grants.ts'

/** A request to the token endpoint: authenticates the client, reads the grant type, and runs its step of the flow. */
export function requestTokens(
  context: FlowContext,
  request: ClientRequest,
): Accepted<IssuedTokens> | Refusal {
  const { requestId, parameters } = request
  const accepted = accepts(context, request)
  if (!accepted.ok) {
    const grantType = parameters.get('grant_type') ?? null
    const clientId = claimedClientId(request)
    context.storage.journal.append(
      {
        type: 'token.refused',
        reason: accepted.reason,
        clientId,
        grantType,
        ...factsOf(context, request, accepted.reason),
      },
      context.clock.now(),
      requestId,
    )
    return accepted
  }
  const { app, grantType } = accepted.value
  return grantType.run(context, { requestId, clientId: app.clientId, app, get: parameters.get })
}

function accepts(
  context: FlowContext,
  request: ClientRequest,
): Accepted<{ readonly app: App; readonly grantType: GrantType }> | Refusal<ClientRefusal> {
  const app = acceptClient(context, request, 'refresh_token')
  if (!app.ok) return app
  const { parameters } = request
  const grantType = findGrantType(parameters)
  if (!grantType.ok) return grantType
  const isInQuery = ['grant_type', 'account_id'].some((name) => parameters.inQuery.has(name))
  if (
    grantType.value.grantType === 'account_credentials' &&
    context.switches.accountParametersInQuery === 'refuse' &&
    isInQuery
  )
    return refuse('account-parameters-in-query')
  return accept({ app: app.value, grantType: grantType.value })
}

function findGrantType(parameters: Parameters): Accepted<GrantType> | Refusal<ClientRefusal> {
  const asked = parameters.get('grant_type')
  const found = grantTypes.find(({ grantType }) => grantType === asked)
  if (found) return accept(found)
  if (asked !== undefined) return refuse('grant-type-unsupported')
  return refuse(parameters.bodyIsNotForm ? 'body-not-form-encoded' : 'grant-type-missing')
}
