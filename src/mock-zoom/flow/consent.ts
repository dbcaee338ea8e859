import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import type { App } from '../domain/app.ts'
import { addToRedirectUri } from '../domain/redirect-uri.ts'
import type { AuthorizeRefusal, Refusal } from '../domain/refusal.ts'
import { scopesBeyond } from '../domain/scope.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { FlowContext } from '../flow-context.ts'
import type { Authorization, AuthorizeRequest } from './authorize.ts'
import { checkAuthorization } from './authorize.ts'
import { issueCode } from './issue-code.ts'
import { presentUsers, readSignedIn } from './signed-in.ts'

/** What the browser gets after a valid authorize request. */
export type NextStep =
  /** Back to the app, with a code or an error. */
  | { readonly step: 'go-back'; readonly location: string }
  /** A page that says that the user has declined. */
  | { readonly step: 'stay'; readonly app: App }
  /** The sign-in page. */
  | { readonly step: 'sign-in' }
  /** The consent page, for one of these users. */
  | {
      readonly step: 'ask'
      readonly offer: Pick<Authorization, 'app' | 'scopes' | 'optionalScopes'>
      readonly users: readonly ZoomUser[]
    }

/** The browser of an authorize request: who is signed in, and whether it has been to the sign-in page. */
export interface Browser {
  readonly user: ZoomUser | undefined
  readonly hasSeenSignIn: boolean
}

/** Checks an authorize request, and decides it if the user doesn't have to be asked. */
export function nextStep(
  context: FlowContext,
  request: AuthorizeRequest,
  { user, hasSeenSignIn }: Browser,
): Accepted<NextStep> | Refusal<AuthorizeRefusal> {
  const checked = checkAuthorization(context, request, user)
  if (!checked.ok) return checked
  const authorization = checked.value
  if (!user) {
    const hop = context.switches.signedOutHop && !hasSeenSignIn
    return accept(hop ? { step: 'sign-in' } : ask(context, authorization))
  }
  const answer = readSignedIn(context)?.consent
  if (answer === 'decline') return accept(decline(context, authorization, user))
  if (isConsentSkipped(context, authorization, user)) {
    return accept(allow(context, authorization, user, 'skipped'))
  }
  if (answer === 'allow') return accept(allow(context, authorization, user, authorization.optionalScopes))
  return accept(ask(context, authorization))
}

/** The consent form, as it was sent. */
export interface ConsentForm {
  /** The id of a Zoom user. */
  readonly user: string
  readonly decision: string
  /** The optional scopes that the user kept. */
  readonly optionalScopes: readonly string[]
}

/** Who answered the consent page, and what the browser gets next. */
export interface ConsentAnswer {
  readonly user: ZoomUser
  readonly next: NextStep
}

/**
 * Checks an authorize request again, and carries out the user's decision. The result is undefined if the page could not
 * have sent this form.
 */
export function answerConsent(
  context: FlowContext,
  request: AuthorizeRequest,
  { user: id, decision, optionalScopes }: ConsentForm,
): Accepted<ConsentAnswer | undefined> | Refusal<AuthorizeRefusal> {
  const user = context.storage.users.find(id)
  const checked = checkAuthorization(context, request, user)
  if (!checked.ok) return checked
  if (!user || user.removed || (decision !== 'allow' && decision !== 'decline')) return accept(undefined)
  const next =
    decision === 'decline'
      ? decline(context, checked.value, user)
      : allow(context, checked.value, user, optionalScopes)
  return accept({ user, next })
}

function ask(context: FlowContext, offer: Authorization): NextStep {
  return { step: 'ask', offer, users: presentUsers(context) }
}

/** Whether the app was authorized before, and Zoom sends the browser straight back. */
function isConsentSkipped(
  { storage, switches }: FlowContext,
  { app, scopes }: Authorization,
  user: ZoomUser,
): boolean {
  const consented = storage.consents.find(app.clientId, user.id)
  if (!consented || switches.consentOnRepeat === 'ask') return false
  return switches.consentOnRepeat === 'skip' || scopesBeyond(scopes, consented).length === 0
}

function allow(
  context: FlowContext,
  authorization: Authorization,
  user: ZoomUser,
  chosen: readonly string[] | 'skipped',
): NextStep {
  const { redirectUri, state } = authorization
  const { text } = issueCode(context, authorization, user, chosen)
  return { step: 'go-back', location: addToRedirectUri(redirectUri, { code: text, state }) }
}

/** Records that the user declined. Nothing else changes. */
function decline(
  { storage, clock, switches }: FlowContext,
  { app, requestId, redirectUri, state }: Authorization,
  user: ZoomUser,
): NextStep {
  storage.journal.append(
    { type: 'consent.declined', clientId: app.clientId, userId: user.id },
    clock.now(),
    requestId,
  )
  return switches.decline === 'stay'
    ? { step: 'stay', app }
    : { step: 'go-back', location: addToRedirectUri(redirectUri, { error: 'access_denied', state }) }
}
