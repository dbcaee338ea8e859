import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import { addToRedirectUri } from '../domain/redirect-uri.ts'
import type { AuthorizeRefusal, Refusal } from '../domain/refusal.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { FlowContext } from '../flow-context.ts'
import { checkAuthorization } from './authorize.ts'
import { issueCode } from './issue-code.ts'

/** An install that a user starts in Zoom's Marketplace instead of in the app. */
export interface InstallRequest {
  readonly requestId: string
  readonly clientId: string
  readonly redirectUri: string
  readonly user: ZoomUser
}

/**
 * Installs an app from the Marketplace. Returns the callback URL that Zoom sends the browser to: it has a code and no
 * state, because the app didn't start the flow (zoom/zoomapps-advancedsample-react#15).
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
    // There is no HTTP request that would record it.
    context.storage.journal.endRequest(requestId)
  }
}
