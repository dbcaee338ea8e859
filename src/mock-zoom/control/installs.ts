import type Router from '@koa/router'
import { z } from 'zod'
import { installFromMarketplace } from '../flow/install.ts'
import type { RequestState } from '../http/context.ts'
import { sendJson, sendOwnProblem } from '../http/send.ts'
import type { Mock } from '../mock.ts'
import { readJson } from './read-json.ts'

const installSchema = z.strictObject({
  user: z.string().min(1),
  redirectUri: z.string().min(1),
  clientId: z.string().min(1).optional(),
})

/** `POST /__mock/installs`: an install that begins at the Marketplace. Answers where the browser goes. */
export function installRoutes(router: Router<RequestState>, mock: Mock): void {
  const { provider } = mock
  router.post('/__mock/installs', async (ctx) => {
    const body = await readJson(ctx, installSchema)
    if (!body) return
    const user = provider.storage.users.find(body.user)
    if (!user) {
      return sendOwnProblem(ctx, 404, `There is no Zoom user ${body.user}.`, 'GET /__mock/users lists them.')
    }
    const clientId = body.clientId ?? provider.storage.apps.list()[0]?.clientId ?? ''
    const { redirectUri } = body
    const installed = installFromMarketplace(provider, {
      requestId: ctx.state.requestId,
      clientId,
      redirectUri,
      user,
    })
    if (installed.ok) return sendJson(ctx, 201, { callbackUrl: installed.value })
    sendOwnProblem(
      ctx,
      400,
      `Zoom would not install it: ${installed.reason}.`,
      'Use a redirect URI and an app that are registered.',
    )
  })
}
