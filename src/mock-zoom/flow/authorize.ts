import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import type { App } from '../domain/app.ts'
import { whyMayNotAuthorize } from '../domain/may-authorize.ts'
import type { CodeChallenge } from '../domain/pkce.ts'
import { parseChallengeMethod } from '../domain/pkce.ts'
import { isPlainLocalhost, isRedirectUriAllowed } from '../domain/redirect-uri.ts'
import type { AuthorizeRefusal, Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import { isSeparatedBySpaces, parseScopes, scopesBeyond } from '../domain/scope.ts'
import { fingerprint, weaknessOf } from '../domain/state.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { FlowContext } from '../flow-context.ts'
import { recogniseClientId } from './recognise.ts'

/** The parameters of an authorize request, as they came. */
export interface AuthorizeRequest {
  readonly requestId: string
  readonly responseType: string | undefined
  readonly clientId: string | undefined
  readonly redirectUri: string | undefined
  readonly state: string | undefined
  readonly scope: string | undefined
  readonly optionalScope: string | undefined
  /** Keep what was granted before, and add `scope`: zoom/skills, skills/oauth/SKILL.md. */
  readonly includeGrantedScopes: boolean
  readonly codeChallenge: string | undefined
  readonly codeChallengeMethod: string | undefined
  /** The parameters that came more than once, with different values. */
  readonly repeated: readonly string[]
}

/** An authorize request that may be put to the user. */
export interface Authorization {
  readonly requestId: string
  readonly app: App
  readonly redirectUri: string
  readonly state: string | undefined
  readonly scopes: readonly string[]
  /** Scopes that the user may leave out. */
  readonly optionalScopes: readonly string[]
  readonly challenge: CodeChallenge | null
}

/** Checks an authorize request and records it. Zoom shows a refusal itself and never sends it to the redirect URI. */
export function checkAuthorization(
  context: FlowContext,
  request: AuthorizeRequest,
  user: ZoomUser | undefined,
  begunAt: 'integration' | 'marketplace' = 'integration',
): Accepted<Authorization> | Refusal<AuthorizeRefusal> {
  const { storage, clock } = context
  return storage.transaction(() => {
    const decision = decide(context, request, user)
    const now = clock.now()
    if (decision.ok) {
      const { app, redirectUri, state, challenge } = decision.value
      storage.journal.append(
        {
          type: 'authorize.asked',
          clientId: app.clientId,
          redirectUri,
          hasState: state !== undefined,
          stateLength: state?.length ?? 0,
          stateId: state === undefined ? null : fingerprint(state),
          stateWeakness: state === undefined ? null : weaknessOf(state),
          codeChallengeMethod: challenge?.method ?? null,
          scope: request.scope ?? null,
          optionalScope: request.optionalScope ?? null,
          begunAt,
        },
        now,
        request.requestId,
      )
    } else {
      const { clientId = null, redirectUri = null } = request
      storage.journal.append(
        {
          type: 'authorize.refused',
          reason: decision.reason,
          clientId,
          redirectUri,
          ...detailsOf(context, request, decision.reason, user),
        },
        now,
        request.requestId,
      )
    }
    return decision
  })
}

/** What helps to understand a refusal: what the app has, and what it lacks. */
function detailsOf(
  context: FlowContext,
  request: AuthorizeRequest,
  reason: AuthorizeRefusal,
  user: ZoomUser | undefined,
) {
  const { clientId } = request
  const app = context.storage.apps.find(clientId ?? '')
  if (!app) {
    const recognised = clientId === undefined ? undefined : recogniseClientId(context, clientId)
    return recognised ? { recognised } : {}
  }
  switch (reason) {
    case 'redirect-uri-not-registered':
      return { registered: app.redirectUris }
    case 'authorize-parameter-repeated':
      return { repeated: request.repeated }
    case 'scopes-separated-by-spaces':
      return { scope: request.scope ?? request.optionalScope ?? '' }
    case 'app-not-published':
    case 'admin-required':
    case 'app-not-approved':
    case 'user-not-active':
      return user ? { userId: user.id } : {}
    case 'response-type-unsupported':
      return { responseType: request.responseType ?? null }
    case 'code-challenge-method-unsupported':
      return { challengeMethod: request.codeChallengeMethod ?? '' }
    case 'scope-not-allowed': {
      const asked = [...parseScopes(request.scope), ...parseScopes(request.optionalScope)]
      const configured = [...app.scopes, ...app.optionalScopes]
      return { lacking: scopesBeyond(asked, configured), configured, appKind: app.kind }
    }
    default:
      return {}
  }
}

function decide(
  { storage, switches }: FlowContext,
  request: AuthorizeRequest,
  user: ZoomUser | undefined,
): Accepted<Authorization> | Refusal<AuthorizeRefusal> {
  const { clientId = '', redirectUri = '' } = request
  const app = storage.apps.find(clientId)
  if (!app) return refuse('authorize-client-unknown', { client_id: clientId })
  if (app.disabled) return refuse('authorize-app-disabled')
  if (request.repeated.length > 0) return refuse('authorize-parameter-repeated')
  const anyLoopbackPort = (request.codeChallenge ?? '') !== ''
  if (!isRedirectUriAllowed(redirectUri, app.redirectUris, { ...app, anyLoopbackPort })) {
    return refuse('redirect-uri-not-registered', { redirect_uri: redirectUri })
  }
  if (switches.localhostRedirect === 'refuse' && isPlainLocalhost(redirectUri)) {
    return refuse('redirect-uri-is-localhost', { redirect_uri: redirectUri })
  }
  if (request.responseType !== 'code') return refuse('response-type-unsupported')
  const challenge = parseChallenge(request)
  if (challenge === undefined) return refuse('code-challenge-method-unsupported')
  if (challenge === null && app.clientSecret === null) return refuse('code-challenge-missing')
  if (switches.scopeSeparator === 'comma' && [request.scope, request.optionalScope].some(isSeparatedBySpaces))
    return refuse('scopes-separated-by-spaces')
  const forbidden = user && whyMayNotAuthorize(app, user)
  if (forbidden) return refuse(forbidden, { app_name: app.name })
  const consented = user && storage.consents.find(app.clientId, user.id)
  const scopes = chooseScopes(app, request, consented)
  if (!scopes) return refuse('scope-not-allowed')
  return accept({
    requestId: request.requestId,
    app,
    redirectUri,
    state: request.state,
    challenge,
    ...scopes,
  })
}

/** What to ask the user for, or undefined when the app has no right to some of it. */
function chooseScopes(app: App, request: AuthorizeRequest, consented: readonly string[] | undefined) {
  const configured = [...app.scopes, ...app.optionalScopes]
  const asked = parseScopes(request.scope)
  const askedOptional = parseScopes(request.optionalScope)
  // A scope that the app lacks is refused for new authorizations only: those who authorized before pass
  // (a Zoom employee, quoted in mattermost/mattermost-plugin-zoom#222).
  if (!consented && scopesBeyond([...asked, ...askedOptional], configured).length > 0) return undefined
  const named = asked.length + askedOptional.length > 0
  const wanted = named ? asked.filter((scope) => configured.includes(scope)) : app.scopes
  const kept = request.includeGrantedScopes ? (consented ?? []) : []
  const scopes = [...new Set([...kept, ...wanted])]
  const offered = named ? askedOptional.filter((scope) => configured.includes(scope)) : app.optionalScopes
  return { scopes, optionalScopes: scopesBeyond(offered, scopes) }
}

/** null: no PKCE. undefined: an unknown method. */
function parseChallenge(request: AuthorizeRequest): CodeChallenge | null | undefined {
  const method = parseChallengeMethod(request.codeChallengeMethod)
  if (request.codeChallenge === undefined || request.codeChallenge === '') return null
  return method && { value: request.codeChallenge, method }
}
