import type Router from '@koa/router'
import { z } from 'zod'
import type { RequestState } from '../http/context.ts'
import { sendJson, sendOwnProblem } from '../http/send.ts'
import { forgetUser, readSignedIn, writeSignedIn } from '../http/signed-in.ts'
import type { Mock } from '../mock.ts'
import { readJson } from './read-json.ts'

const signedInSchema = z.strictObject({
  user: z.string().min(1),
  consent: z.enum(['ask', 'allow', 'decline']).default('ask'),
})

/** `GET|PUT|DELETE /__mock/signed-in`: who is signed in at Zoom, whatever the browser's cookie, and how they answer. */
export function signedInRoutes(router: Router<RequestState>, mock: Mock): void {
  const { provider } = mock
  router.get('/__mock/signed-in', (ctx) => sendJson(ctx, 200, readSignedIn(provider) ?? { userId: null }))
  router.put('/__mock/signed-in', async (ctx) => {
    const body = await readJson(ctx, signedInSchema)
    if (!body) return
    const user = provider.storage.users.find(body.user)
    if (!user) {
      return sendOwnProblem(ctx, 404, `There is no Zoom user ${body.user}.`, 'GET /__mock/users lists them.')
    }
    const signedIn = { userId: user.id, consent: body.consent }
    writeSignedIn(provider, signedIn)
    sendJson(ctx, 200, signedIn)
  })
  router.delete('/__mock/signed-in', (ctx) => {
    writeSignedIn(provider, null)
    ctx.status = 204
  })
  // For the button on the mock's own page: a form can only POST.
  router.post('/__mock/sign-out', (ctx) => {
    writeSignedIn(provider, null)
    forgetUser(ctx)
    ctx.status = 303
    ctx.set('Location', '/')
  })
}
