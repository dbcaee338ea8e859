import { decideDevice, findWaitingDevice } from '../flow/device.ts'
import type { Provider } from '../flow/provider.ts'
import { deviceDecidedPage, devicePage } from '../pages/device.ts'
import type { ZoomContext } from './context.ts'
import { mountPathOf } from './mount.ts'
import { readForm } from './read-parameters.ts'
import { sendPage } from './send.ts'
import { rememberUser, userOf } from './signed-in.ts'

/** `GET /oauth_device`, and `GET /oauth/device/complete/{code}` with the code filled in. */
export function devicePageEndpoint(provider: Provider) {
  return async (ctx: ZoomContext) =>
    showForm(provider, ctx, /^\/oauth\/device\/complete\/([^/]*)$/.exec(ctx.path)?.[1] ?? '')
}

/** `POST /oauth_device`: the user has typed the code and said yes or no. */
export function deviceDecisionEndpoint(provider: Provider) {
  return async (ctx: ZoomContext) => {
    const form = await readForm(ctx)
    const typed = form.get('user_code') ?? ''
    const code = findWaitingDevice(provider, typed)
    if (!code)
      return showForm(
        provider,
        ctx,
        typed,
        'This code is not known, was used, or has expired. Look at your device again.',
      )
    const user = provider.storage.users.find(form.get('zoom_user') ?? '')
    const decision = form.get('decision')
    if (!user || user.removed || (decision !== 'allow' && decision !== 'decline')) {
      return showForm(provider, ctx, typed, 'Choose who you are, and Allow or Decline.')
    }
    rememberUser(ctx, user)
    const decided = decision === 'allow' ? 'allowed' : 'declined'
    decideDevice(provider, ctx.state.requestId, code, user, decided)
    sendPage(ctx, 200, deviceDecidedPage(decided))
  }
}

function showForm(provider: Provider, ctx: ZoomContext, userCode: string, problem?: string): void {
  const code = findWaitingDevice(provider, userCode)
  const app = code && provider.storage.apps.find(code.clientId)
  const users = provider.storage.users.list().filter((user) => !user.removed)
  const signedIn = userOf(provider, ctx)
  const action = `${mountPathOf(ctx)}/oauth_device`
  sendPage(
    ctx,
    problem === undefined ? 200 : 400,
    devicePage({ userCode, app, users, signedIn, problem, action }),
  )
}
