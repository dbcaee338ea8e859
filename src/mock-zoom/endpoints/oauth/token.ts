import type { IssuedTokens } from '../../flow/grants.ts'
import { requestTokens } from '../../flow/request-tokens.ts'
import type { FlowContext } from '../../flow-context.ts'
import type { ZoomContext } from '../../http/context.ts'
import { sendJson } from '../../http/send.ts'
import type { SendRefusal } from '../../http/send-refusal.ts'
import { apiUrlFor } from '../../http/zoom-host.ts'
import { readClientRequest } from './client-request.ts'

/** `POST /oauth/token`: RFC 6749, sections 4.1.3, 4.4 and 6, and RFC 8628, section 3.4, in Zoom's dialect. */
export function tokenEndpoint(context: FlowContext, sendRefusal: SendRefusal) {
  return async (ctx: ZoomContext) => {
    const issued = requestTokens(context, await readClientRequest(ctx))
    if (!issued.ok) return sendRefusal(ctx, issued)
    sendJson(ctx, 200, tokenBody(context, issued.value, apiUrlFor(ctx)))
  }
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

/** Equivalent for a client that parses the JSON and treats scopes as a set. */
function unusual(body: { readonly scope: string }) {
  const scope = body.scope.split(' ').toReversed().join(' ')
  return Object.fromEntries(Object.entries({ ...body, scope, mock_zoom: { unusual: true } }).toReversed())
}
