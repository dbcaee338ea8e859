import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import { addToRedirectUri } from '../domain/redirect-uri.ts'
import type { AuthorizeRefusal, Refusal } from '../domain/refusal.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { FlowContext } from '../flow-context.ts'
import { checkAuthorization } from './authorize.ts'
import { issueCode } from './issue-code.ts'

/** An install that a user begins at Zoom's Marketplace, and not at the integration. */
export interface InstallRequest {
  readonly requestId: string
  readonly clientId: string
  readonly redirectUri: string
  readonly user: ZoomUser
}

/**
 * Installs an app from the Marketplace. Answers the callback that Zoom sends the browser to: it has a code and no state,
 * since nobody at the integration asked (zoom/zoomapps-advancedsample-react#15).
 */
export function installFromMarketplace(
  context: FlowContext,
  { requestId, clientId, redirectUri, user }: InstallRequest,
): Accepted<string> | Refusal<AuthorizeRefusal> {
  const request = {
    requestId,
    responseType: 'code',
    clientId,
    redirectUri,
    state: undefined,
    scope: undefined,
    optionalScope: undefined,
    includeGrantedScopes: false,
    codeChallenge: undefined,
    codeChallengeMethod: undefined,
    repeated: [],
  }
  try {
    const checked = checkAuthorization(context, request, user, 'marketplace')
    if (!checked.ok) return checked
    const code = issueCode(context, checked.value, user, checked.value.optionalScopes)
    return accept(addToRedirectUri(redirectUri, { code: code.text }))
  } finally {
    // Nobody records it: there is no HTTP request.
    context.storage.journal.endRequest(requestId)
  }
}
