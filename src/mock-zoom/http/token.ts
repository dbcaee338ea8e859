import type { App } from '../domain/app.ts'
import type { ClientRefusal, Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { issueAccountToken } from '../flow/account-token.ts'
import { pollDevice } from '../flow/device.ts'
import { exchangeCode } from '../flow/exchange-code.ts'
import type { IssuedTokens } from '../flow/grants.ts'
import type { Accepted, Provider } from '../flow/provider.ts'
import { refreshTokens } from '../flow/refresh.ts'
import { authenticateClient, claimedClientId, refuseParameters } from './client-auth.ts'
import type { ZoomContext } from './context.ts'
import type { Parameters } from './read-parameters.ts'
import { readParameters } from './read-parameters.ts'
import { sendJson } from './send.ts'
import type { SendRefusal } from './send-refusal.ts'
import { apiUrlFor } from './zoom-host.ts'

/** `POST /oauth/token`: RFC 6749, sections 4.1.3, 4.4 and 6, and RFC 8628, section 3.4, in Zoom's dialect. */
export function tokenEndpoint(provider: Provider, sendRefusal: SendRefusal) {
  return async (ctx: ZoomContext) => {
    const parameters = await readParameters(ctx)
    const authorization = ctx.get('authorization')
    const app = acceptRequest(provider, authorization, parameters)
    if (!app.ok) {
      const clientId = claimedClientId(authorization, parameters)
      const grantType = parameters.get('grant_type') ?? null
      provider.storage.journal.append(
        { type: 'token.refused', reason: app.reason, clientId, grantType },
        provider.clock.now(),
        ctx.state.requestId,
      )
      return sendRefusal(ctx, app)
    }
    const answer = await grantTokens(provider, ctx.state.requestId, app.value, parameters)
    if (!answer.ok) return sendRefusal(ctx, answer)
    sendJson(ctx, 200, tokenBody(provider, answer.value, apiUrlFor(ctx)))
  }
}

const deviceGrantType = 'urn:ietf:params:oauth:grant-type:device_code'

const grantTypes = [
  'authorization_code',
  'refresh_token',
  'account_credentials',
  'client_credentials',
  deviceGrantType,
]

/** The step of the flow that a grant type asks for. */
async function grantTokens(provider: Provider, requestId: string, app: App, parameters: Parameters) {
  const request = { requestId, clientId: app.clientId }
  const grantType = parameters.get('grant_type')
  switch (grantType) {
    case 'refresh_token':
      return refreshTokens(provider, { ...request, refreshToken: parameters.get('refresh_token') })
    case deviceGrantType:
      return pollDevice(provider, { ...request, deviceCode: parameters.get('device_code') })
    case 'account_credentials':
    case 'client_credentials': {
      const tokenIndex = Number(parameters.get('token_index') ?? parameters.get('index') ?? 0) || 0
      return issueAccountToken(provider, {
        ...request,
        app,
        grantType,
        tokenIndex: Math.trunc(tokenIndex),
        accountId: parameters.get('account_id'),
      })
    }
    default:
      return exchangeCode(provider, {
        ...request,
        code: parameters.get('code'),
        redirectUri: parameters.get('redirect_uri'),
        verifier: parameters.get('code_verifier'),
      })
  }
}

function acceptRequest(
  provider: Provider,
  authorization: string,
  parameters: Parameters,
): Accepted<App> | Refusal<ClientRefusal> {
  const app = authenticateClient(provider, authorization, parameters)
  if (!app.ok) return app
  return refuseParameters(provider, parameters, 'refresh_token') ?? refuseGrantType(parameters) ?? app
}

function refuseGrantType(parameters: Parameters): Refusal<ClientRefusal> | undefined {
  const grantType = parameters.get('grant_type')
  if (grantType !== undefined && grantTypes.includes(grantType)) return undefined
  if (grantType !== undefined) return refuse('grant-type-unsupported')
  return refuse(parameters.bodyIsNotForm ? 'body-not-form-encoded' : 'grant-type-missing')
}

/** The keys in Zoom's order (zoom/skills, skills/oauth/SKILL.md). */
function tokenBody({ switches }: Provider, tokens: IssuedTokens, apiUrl: string) {
  const body = {
    access_token: tokens.accessToken,
    token_type: 'bearer',
    ...(tokens.refreshToken === null ? {} : { refresh_token: tokens.refreshToken }),
    expires_in: tokens.expiresIn,
    scope: tokens.scopes.join(' '),
    ...(switches.tokenBodyHasApiUrl ? { api_url: apiUrl } : {}),
  }
  return switches.tokenBodyShape === 'unusual' ? unusual(body) : body
}

/** The same to whoever reads JSON as JSON, and scopes as a set. */
function unusual(body: { readonly scope: string }) {
  const scope = body.scope.split(' ').toReversed().join(' ')
  return Object.fromEntries(Object.entries({ ...body, scope, mock_zoom: { unusual: true } }).toReversed())
}
