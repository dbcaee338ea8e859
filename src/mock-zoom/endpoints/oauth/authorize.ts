import { newZoomId } from '../../domain/ids.ts'
import { parseParameters } from '../../domain/parameters.ts'
import type { ZoomUser } from '../../domain/zoom-user.ts'
import type { AuthorizeRequest } from '../../flow/authorize.ts'
import type { NextStep } from '../../flow/consent.ts'
import { answerConsent, nextStep } from '../../flow/consent.ts'
import { knownParameters } from '../../flow/known-parameters.ts'
import type { FlowContext } from '../../flow-context.ts'
import type { ZoomContext } from '../../http/context.ts'
import { mountPathOf } from '../../http/mount.ts'
import { readForm } from '../../http/read-parameters.ts'
import { sendOwnProblem, sendPage, sendRedirect } from '../../http/send.ts'
import type { SendRefusal } from '../../http/send-refusal.ts'
import { consentPage, declinedPage, nobodyPage } from '../../pages/consent.ts'
import { rememberUser, userOf } from './browser-user.ts'

/** `GET /oauth/authorize`: asks for consent, or sends a user who gave it before straight back. RFC 6749, 4.1.1. */
export function authorizeEndpoint(context: FlowContext, sendRefusal: SendRefusal) {
  return async (ctx: ZoomContext) => {
    // A scanner or prefetcher must not get a code; what Zoom does with HEAD is unknown.
    if (ctx.method === 'HEAD') return refuseHead(ctx)
    const user = userOf(context, ctx)
    const hasSeenSignIn = ctx.path === signInPath
    const next = nextStep(context, readRequest(context, ctx), { user, hasSeenSignIn })
    if (!next.ok) return sendRefusal(ctx, next)
    sendStep(context, ctx, next.value, user)
  }
}

function refuseHead(ctx: ZoomContext): void {
  ctx.status = 405
  ctx.set('Allow', 'GET, POST')
}

/** `POST /oauth/authorize`: the consent form. Its query is the authorize request itself, which is checked again. */
export function consentEndpoint(context: FlowContext, sendRefusal: SendRefusal) {
  return async (ctx: ZoomContext) => {
    const form = await readForm(ctx)
    const answered = answerConsent(context, readRequest(context, ctx), {
      user: form.get('zoom_user') ?? '',
      decision: form.get('decision') ?? '',
      optionalScopes: form.getAll('optional_scope'),
    })
    if (!answered.ok) return sendRefusal(ctx, answered)
    if (!answered.value) {
      return sendOwnProblem(
        ctx,
        400,
        'The consent form needs zoom_user (the id of a Zoom user) and decision (allow or decline).',
        'Submit the first form of GET /oauth/authorize as it is; GET /__mock/users lists the users.',
      )
    }
    const { user, next } = answered.value
    rememberUser(ctx, user)
    sendStep(context, ctx, next, user)
  }
}

function sendStep(
  context: FlowContext,
  ctx: ZoomContext,
  next: NextStep,
  signedIn: ZoomUser | undefined,
): void {
  switch (next.step) {
    case 'go-back':
      sendRedirect(ctx, next.location)
      break
    case 'stay':
      sendPage(ctx, 200, declinedPage(next.app))
      break
    case 'sign-in':
      sendRedirect(ctx, `${mountPathOf(ctx)}${signInPath}?${signInQuery(context, ctx.querystring)}`)
      break
    case 'ask': {
      const { users, offer } = next
      const action = `${mountPathOf(ctx)}/oauth/authorize?${ctx.querystring}`
      const isAnyone = users.length > 0
      sendPage(ctx, 200, isAnyone ? consentPage({ ...offer, users, signedIn, action }) : nobodyPage())
      break
    }
    default:
      next satisfies never
  }
}

/** Where Zoom sends a browser in which nobody is signed in: github.com/calcom/cal.diy/issues/656. */
export const signInPath = '/oauth/signin'

/** The authorize request, with the parameters that Zoom adds on this hop. */
function signInQuery({ clock, random }: FlowContext, query: string): string {
  const trace = `${newZoomId(random)}.${clock.now()}.${Buffer.from(random(16)).toString('hex')}`
  return `_rnd=${clock.now()}&${query}&_x_zm_rtaid=${trace}&_x_zm_rhtaid=${(random(1)[0] ?? 0) % 100}`
}

function readRequest({ switches }: FlowContext, ctx: ZoomContext): AuthorizeRequest {
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
    repeated: parameters.repeatedAmong(knownParameters),
  }
}

function keepPlusInState(query: string): string {
  return query.replace(/(^|&)state=[^&]*/g, (pair) => pair.replaceAll('+', '%2B'))
}
