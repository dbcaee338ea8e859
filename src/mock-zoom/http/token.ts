import type { App } from '../domain/app.ts'
import type { ClientRefusal, Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
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

/** `POST /oauth/token`: RFC 6749, sections 4.1.3 and 6, in Zoom's dialect. */
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
    const request = { requestId: ctx.state.requestId, clientId: app.value.clientId }
    const answer =
      parameters.get('grant_type') === 'refresh_token'
        ? await refreshTokens(provider, { ...request, refreshToken: parameters.get('refresh_token') })
        : await exchangeCode(provider, {
            ...request,
            code: parameters.get('code'),
            redirectUri: parameters.get('redirect_uri'),
            verifier: parameters.get('code_verifier'),
          })
    if (!answer.ok) return sendRefusal(ctx, answer)
    sendJson(ctx, 200, tokenBody(provider, answer.value, apiUrlFor(ctx.host, ctx.hostname)))
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
  if (grantType === 'authorization_code' || grantType === 'refresh_token') return undefined
  if (grantType !== undefined) return refuse('grant-type-unsupported')
  return refuse(parameters.bodyIsNotForm ? 'body-not-form-encoded' : 'grant-type-missing')
}

/** The keys in Zoom's order (zoom/skills, skills/oauth/SKILL.md). */
function tokenBody({ switches }: Provider, tokens: IssuedTokens, apiUrl: string) {
  return {
    access_token: tokens.accessToken,
    token_type: 'bearer',
    refresh_token: tokens.refreshToken,
    expires_in: tokens.expiresIn,
    scope: tokens.scopes.join(' '),
    ...(switches.tokenBodyHasApiUrl ? { api_url: apiUrl } : {}),
  }
}
