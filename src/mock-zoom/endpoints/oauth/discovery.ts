import type { FlowContext } from '../../flow-context.ts'
import type { ZoomContext } from '../../http/context.ts'
import { sendJson } from '../../http/send.ts'
import { siteUrlFor } from '../../http/zoom-host.ts'

/**
 * `GET /.well-known/oauth-authorization-server` (RFC 8414), with the values that were seen at api.zoom.us in July 2026. It
 * names a grant type that nothing else documents, and lacks three that Zoom has.
 */
export function discoveryEndpoint(_context: FlowContext) {
  return async (ctx: ZoomContext) => {
    const issuer = siteUrlFor(ctx)
    sendJson(ctx, 200, {
      issuer,
      authorization_endpoint: `${issuer}/oauth/authorize`,
      token_endpoint: `${issuer}/oauth/token`,
      grant_types_supported: [
        'authorization_code',
        'refresh_token',
        'client_credentials',
        'urn:ietf:params:oauth:grant-type:jwt-bearer',
      ],
      token_endpoint_auth_methods_supported: ['client_secret_basic'],
      response_types_supported: ['code'],
      service_documentation: 'https://developers.zoom.us/docs/integrations/oauth/',
    })
  }
}
