import type { Accepted } from '../../domain/accepted.ts'
import type { App } from '../../domain/app.ts'
import type { ClientRefusal, Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'
import { issueAccountToken } from '../../flow/account-token.ts'
import { pollDevice } from '../../flow/device.ts'
import { exchangeCode } from '../../flow/exchange-code.ts'
import type { IssuedTokens } from '../../flow/grants.ts'
import { refreshTokens } from '../../flow/refresh.ts'
import type { FlowContext } from '../../flow-context.ts'
import type { ZoomContext } from '../../http/context.ts'
import type { Parameters } from '../../http/read-parameters.ts'
import { readParameters } from '../../http/read-parameters.ts'
import { sendJson } from '../../http/send.ts'
import type { SendRefusal } from '../../http/send-refusal.ts'
import { apiUrlFor } from '../../http/zoom-host.ts'
import { authenticateClient, claimedClientId, refuseParameters } from './client-auth.ts'

/** `POST /oauth/token`: RFC 6749, sections 4.1.3, 4.4 and 6, and RFC 8628, section 3.4, in Zoom's dialect. */
export function tokenEndpoint(context: FlowContext, sendRefusal: SendRefusal) {
  return async (ctx: ZoomContext) => {
    const parameters = await readParameters(ctx)
    const authorization = ctx.get('authorization')
    const app = acceptRequest(context, authorization, parameters)
    if (!app.ok) {
      const clientId = claimedClientId(authorization, parameters)
      const grantType = parameters.get('grant_type') ?? null
      context.storage.journal.append(
        { type: 'token.refused', reason: app.reason, clientId, grantType },
        context.clock.now(),
        ctx.state.requestId,
      )
      return sendRefusal(ctx, app)
    }
    const answer = await grantTokens(context, ctx.state.requestId, app.value, parameters)
    if (!answer.ok) return sendRefusal(ctx, answer)
    sendJson(ctx, 200, tokenBody(context, answer.value, apiUrlFor(ctx)))
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
async function grantTokens(context: FlowContext, requestId: string, app: App, parameters: Parameters) {
  const request = { requestId, clientId: app.clientId }
  const grantType = parameters.get('grant_type')
  switch (grantType) {
    case 'refresh_token':
      return refreshTokens(context, { ...request, refreshToken: parameters.get('refresh_token') })
    case deviceGrantType:
      return pollDevice(context, { ...request, deviceCode: parameters.get('device_code') })
    case 'account_credentials':
    case 'client_credentials': {
      const tokenIndex = Number(parameters.get('token_index') ?? parameters.get('index') ?? 0) || 0
      return issueAccountToken(context, {
        ...request,
        app,
        grantType,
        tokenIndex: Math.trunc(tokenIndex),
        accountId: parameters.get('account_id'),
      })
    }
    default:
      return exchangeCode(context, {
        ...request,
        code: parameters.get('code'),
        redirectUri: parameters.get('redirect_uri'),
        verifier: parameters.get('code_verifier'),
      })
  }
}

function acceptRequest(
  context: FlowContext,
  authorization: string,
  parameters: Parameters,
): Accepted<App> | Refusal<ClientRefusal> {
  const app = authenticateClient(context, authorization, parameters)
  if (!app.ok) return app
  return refuseParameters(context, parameters, 'refresh_token') ?? refuseGrantType(parameters) ?? app
}

function refuseGrantType(parameters: Parameters): Refusal<ClientRefusal> | undefined {
  const grantType = parameters.get('grant_type')
  if (grantType !== undefined && grantTypes.includes(grantType)) return undefined
  if (grantType !== undefined) return refuse('grant-type-unsupported')
  return refuse(parameters.bodyIsNotForm ? 'body-not-form-encoded' : 'grant-type-missing')
}

/** The keys in Zoom's order (zoom/skills, skills/oauth/SKILL.md). */
function tokenBody({ switches }: FlowContext, tokens: IssuedTokens, apiUrl: string) {
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
