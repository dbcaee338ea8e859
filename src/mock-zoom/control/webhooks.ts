import type Router from '@koa/router'
import { z } from 'zod'
import { deauthorizedBodies } from '../domain/webhook.ts'
import type { Accepted } from '../flow/provider.ts'
import type { RequestState, ZoomContext } from '../http/context.ts'
import { sendJson, sendOwnProblem } from '../http/send.ts'
import type { Mock } from '../mock.ts'
import type { Impossible } from '../problem.ts'
import { readJson } from './read-json.ts'

const uninstallSchema = z.strictObject({
  clientId: z.string().min(1).optional(),
  variant: z.enum(deauthorizedBodies).optional(),
  hold: z.boolean().default(false),
})
const validateSchema = z.strictObject({ clientId: z.string().min(1) })
const nothing = z.strictObject({})

/**
 * `POST /__mock/users/{id or email}/uninstall`, `GET /__mock/webhooks`, `POST /__mock/webhooks/validate`, and
 * `POST /__mock/webhooks/{id}/redeliver|release`. They answer once the first attempt has ended.
 */
export function webhookRoutes(router: Router<RequestState>, mock: Mock): void {
  const { webhooks } = mock

  router.post('/__mock/users/:id/uninstall', async (ctx) => {
    const body = await readJson(ctx, uninstallSchema)
    if (body) send(ctx, await mock.uninstall({ ...body, user: ctx.params.id ?? '' }))
  })
  router.get('/__mock/webhooks', (ctx) => sendJson(ctx, 200, webhooks.list()))
  router.post('/__mock/webhooks/validate', async (ctx) => {
    const body = await readJson(ctx, validateSchema)
    if (body) send(ctx, await webhooks.validate(body.clientId))
  })
  router.post('/__mock/webhooks/:id/redeliver', async (ctx) => {
    if (await readJson(ctx, nothing)) send(ctx, await webhooks.redeliver(ctx.params.id ?? ''))
  })
  router.post('/__mock/webhooks/:id/release', async (ctx) => {
    if (await readJson(ctx, nothing)) send(ctx, await webhooks.release(ctx.params.id ?? ''))
  })
}

function send(ctx: ZoomContext, result: Accepted<object> | Impossible): void {
  if (result.ok) sendJson(ctx, 200, result.value)
  else sendOwnProblem(ctx, result.status, result.problem, result.remedy)
}
