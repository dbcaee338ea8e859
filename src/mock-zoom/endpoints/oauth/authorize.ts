import { newZoomId } from '../../domain/ids.ts'
import { parseParameters } from '../../domain/parameters.ts'
import { addToRedirectUri } from '../../domain/redirect-uri.ts'
import type { ZoomUser } from '../../domain/zoom-user.ts'
import type { Authorization } from '../../flow/authorize.ts'
import { checkAuthorization, consentNeed, declineConsent, issueCode } from '../../flow/authorize.ts'
import { knownParameters } from '../../flow/known-parameters.ts'
import type { FlowContext } from '../../flow-context.ts'
import type { ZoomContext } from '../../http/context.ts'
import { mountPathOf } from '../../http/mount.ts'
import { readForm } from '../../http/read-parameters.ts'
import { sendOwnProblem, sendPage, sendRedirect } from '../../http/send.ts'
import type { SendRefusal } from '../../http/send-refusal.ts'
import { consentPage, declinedPage, nobodyPage } from '../../pages/consent.ts'
import { readSignedIn, rememberUser, userOf } from './signed-in.ts'

/** `GET /oauth/authorize`: asks for consent, or sends a user who gave it before straight back. RFC 6749, 4.1.1. */
export function authorizeEndpoint(context: FlowContext, sendRefusal: SendRefusal) {
  return async (ctx: ZoomContext) => {
    // A scanner or prefetcher that only looks must not be given a code; what Zoom does with HEAD is not known.
    if (ctx.method === 'HEAD') return refuseHead(ctx)
    const user = userOf(context, ctx)
    const checked = checkAuthorization(context, readRequest(context, ctx), user)
    if (!checked.ok) return sendRefusal(ctx, checked)
    const authorization = checked.value
    const answer = user && readSignedIn(context)?.consent
    if (user && answer === 'decline') return sendDecline(context, ctx, authorization, user)
    if (user && consentNeed(context, authorization, user) === 'skip') {
      return sendCode(context, ctx, authorization, user, 'skipped')
    }
    if (user && answer === 'allow') {
      return sendCode(context, ctx, authorization, user, authorization.optionalScopes)
    }
    if (!user && context.switches.signedOutHop && ctx.path !== signInPath) {
      return sendRedirect(ctx, `${mountPathOf(ctx)}${signInPath}?${signInQuery(context, ctx.querystring)}`)
    }
    askForConsent(context, ctx, authorization, user)
  }
}

function refuseHead(ctx: ZoomContext): void {
  ctx.status = 405
  ctx.set('Allow', 'GET, POST')
}

function askForConsent(
  context: FlowContext,
  ctx: ZoomContext,
  { app, scopes, optionalScopes }: Authorization,
  signedIn: ZoomUser | undefined,
): void {
  const users = context.storage.users.list().filter((user) => !user.removed)
  if (users.length === 0) {
    sendPage(ctx, 200, nobodyPage())
    return
  }
  const action = `${mountPathOf(ctx)}/oauth/authorize?${ctx.querystring}`
  sendPage(ctx, 200, consentPage({ app, scopes, optionalScopes, users, signedIn, action }))
}

/** Where Zoom sends a browser in which nobody is signed in: github.com/calcom/cal.diy/issues/656. */
export const signInPath = '/oauth/signin'

/** The authorize request, with the parameters that Zoom adds on this hop. */
function signInQuery({ clock, random }: FlowContext, query: string): string {
  const trace = `${newZoomId(random)}.${clock.now()}.${Buffer.from(random(16)).toString('hex')}`
  return `_rnd=${clock.now()}&${query}&_x_zm_rtaid=${trace}&_x_zm_rhtaid=${(random(1)[0] ?? 0) % 100}`
}

/** `POST /oauth/authorize`: the consent form. Its query is the authorize request itself, checked once more. */
export function consentEndpoint(context: FlowContext, sendRefusal: SendRefusal) {
  return async (ctx: ZoomContext) => {
    const form = await readForm(ctx)
    const user = context.storage.users.find(form.get('zoom_user') ?? '')
    const checked = checkAuthorization(context, readRequest(context, ctx), user)
    if (!checked.ok) return sendRefusal(ctx, checked)
    const decision = form.get('decision')
    if (!user || user.removed || (decision !== 'allow' && decision !== 'decline')) {
      return sendOwnProblem(
        ctx,
        400,
        'The consent form needs zoom_user (the id of a Zoom user) and decision (allow or decline).',
        'Submit the first form of GET /oauth/authorize as it is; GET /__mock/users lists the users.',
      )
    }
    rememberUser(ctx, user)
    if (decision === 'decline') return sendDecline(context, ctx, checked.value, user)
    sendCode(context, ctx, checked.value, user, form.getAll('optional_scope'))
  }
}

function readRequest({ switches }: FlowContext, ctx: ZoomContext) {
  const query = switches.plusInState === 'plus' ? keepPlusInState(ctx.querystring) : ctx.querystring
  const parameters = parseParameters(query, '')
  return {
    requestId: ctx.state.requestId,
    responseType: parameters.get('response_type'),
    clientId: parameters.get('client_id'),
    redirectUri: parameters.get('redirect_uri'),
    state: parameters.get('state'),
    scope: parameters.get('scope'),
    optionalScope: parameters.get('optional_scope'),
    includeGrantedScopes: /^(true|1)$/.test(parameters.get('include_granted_scopes') ?? ''),
    codeChallenge: parameters.get('code_challenge'),
    codeChallengeMethod: parameters.get('code_challenge_method'),
    isRepeated: parameters.isAnyRepeated(knownParameters),
  }
}

function keepPlusInState(query: string): string {
  return query.replace(/(^|&)state=[^&]*/g, (pair) => pair.replaceAll('+', '%2B'))
}

function sendCode(
  context: FlowContext,
  ctx: ZoomContext,
  authorization: Authorization,
  user: ZoomUser,
  chosen: readonly string[] | 'skipped',
): void {
  const code = issueCode(context, authorization, user, chosen)
  const { redirectUri, state } = authorization
  sendRedirect(ctx, addToRedirectUri(redirectUri, { code: code.text, state }))
}

function sendDecline(
  context: FlowContext,
  ctx: ZoomContext,
  authorization: Authorization,
  user: ZoomUser,
): void {
  declineConsent(context, authorization, user)
  const { app, redirectUri, state } = authorization
  if (context.switches.decline === 'stay') sendPage(ctx, 200, declinedPage(app))
  else sendRedirect(ctx, addToRedirectUri(redirectUri, { error: 'access_denied', state }))
}
