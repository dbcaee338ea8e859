import { installFromMarketplace } from '../flow/install.ts'
import type { Mock } from '../mock/create.ts'
import type { installOperations } from './api/installs.ts'
import type { Handlers } from './handler.ts'
import { refuseCall } from './handler.ts'

export function installHandlers({ context }: Mock): Handlers<typeof installOperations> {
  const { users, apps } = context.storage
  return {
    add({ ctx, body }) {
      const user = users.find(body.user)
      if (!user)
        return refuseCall(404, `There is no Zoom user ${body.user}.`, 'GET /__mock/users lists them.')
      const { requestId } = ctx.state
      const { redirectUri, clientId = apps.list()[0]?.clientId ?? '' } = body
      const installed = installFromMarketplace(context, { requestId, clientId, redirectUri, user })
      if (installed.ok) return { callbackUrl: installed.value }
      return refuseCall(
        400,
        `Zoom would not install it: ${installed.reason}.`,
        'Use a redirect URI and an app that are registered.',
      )
    },
  }
}
