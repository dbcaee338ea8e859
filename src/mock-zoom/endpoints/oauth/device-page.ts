import { presentUser, presentUsers } from '../../flow/signed-in.ts'
import { decideDevice, findWaitingDevice, refuseAtDevice } from '../../flow/start-device.ts'
import type { FlowContext } from '../../flow-context.ts'
import type { ZoomContext } from '../../http/context.ts'
import { mountPathOf } from '../../http/mount.ts'
import { readForm } from '../../http/read-parameters.ts'
import { sendPage } from '../../http/send.ts'
import type { SendRefusal } from '../../http/send-refusal.ts'
import { deviceDecidedPage, devicePage } from '../../pages/device.ts'
import { rememberUser, userOf } from './browser-user.ts'

/** `GET /oauth_device`, and `GET /oauth/device/complete/{code}` with the code filled in. */
export function devicePageEndpoint(context: FlowContext) {
  return async (ctx: ZoomContext) =>
    showForm(context, ctx, /^\/oauth\/device\/complete\/([^/]*)$/.exec(ctx.path)?.[1] ?? '')
}

/** `POST /oauth_device`: the user has typed the code and said yes or no. */
export function deviceDecisionEndpoint(context: FlowContext, sendRefusal: SendRefusal) {
  return async (ctx: ZoomContext) => {
    const form = await readForm(ctx)
    const typed = form.get('user_code') ?? ''
    const code = findWaitingDevice(context, typed)
    if (!code)
      return showForm(
        context,
        ctx,
        typed,
        'This code is unknown, already used, or expired. Check the code on your device.',
      )
    const user = presentUser(context, form.get('zoom_user') ?? '')
    const decision = form.get('decision')
    if (!user || (decision !== 'allow' && decision !== 'decline')) {
      return showForm(context, ctx, typed, 'Choose a user, then Allow or Decline.')
    }
    const forbidden = refuseAtDevice(context, ctx.state.requestId, code, user)
    if (forbidden) return sendRefusal(ctx, forbidden)
    rememberUser(ctx, user)
    const decided = decision === 'allow' ? 'allowed' : 'declined'
    decideDevice(context, ctx.state.requestId, code, user, decided)
    sendPage(ctx, 200, deviceDecidedPage(decided))
  }
}

function showForm(context: FlowContext, ctx: ZoomContext, userCode: string, problem?: string): void {
  const code = findWaitingDevice(context, userCode)
  const app = code && context.storage.apps.find(code.clientId)
  const users = presentUsers(context)
  const signedIn = userOf(context, ctx)
  const action = `${mountPathOf(ctx)}/oauth_device`
  sendPage(
    ctx,
    problem === undefined ? 200 : 400,
    devicePage({ userCode, app, users, signedIn, problem, action }),
  )
}
