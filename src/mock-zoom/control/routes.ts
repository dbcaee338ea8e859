import Router from '@koa/router'
import { z } from 'zod'
import type { RequestState } from '../http/context.ts'
import { sendJson } from '../http/send.ts'
import type { Mock } from '../mock.ts'
import { switchesSchema } from '../profiles.ts'
import { appRoutes } from './apps.ts'
import { clockRoutes } from './clock.ts'
import { installRoutes } from './installs.ts'
import { journalRoutes } from './journal.ts'
import { readJson } from './read-json.ts'
import { signedInRoutes } from './signed-in.ts'
import { userRoutes } from './users.ts'
import { webhookRoutes } from './webhooks.ts'

/** The mock's own API, for tests and tools, under `/__mock/`. Described in docs/control-api.md. */
export function controlRoutes(mock: Mock): Router<RequestState> {
  const router = new Router<RequestState>()
  const { storage } = mock.provider
  router.get('/__mock/health', (ctx) => sendJson(ctx, 200, { status: 'ok', profile: mock.profile }))
  router.post('/__mock/reset', async (ctx) => {
    if (!(await readJson(ctx, z.strictObject({})))) return
    await mock.reset()
    ctx.status = 204
  })
  router.get('/__mock/findings', (ctx) => sendJson(ctx, 200, mock.findings.list()))
  router.get('/__mock/grants', (ctx) =>
    sendJson(
      ctx,
      200,
      storage.grants.list().map(({ code: _, ...grant }) => grant),
    ),
  )
  router.get('/__mock/switches', (ctx) => sendJson(ctx, 200, mock.provider.switches))
  router.patch('/__mock/switches', async (ctx) => {
    const changes = await readJson(ctx, switchesSchema)
    if (!changes) return
    mock.setSwitches(changes)
    sendJson(ctx, 200, mock.provider.switches)
  })
  appRoutes(router, mock)
  userRoutes(router, mock)
  webhookRoutes(router, mock)
  clockRoutes(router, mock)
  installRoutes(router, mock)
  journalRoutes(router, mock)
  signedInRoutes(router, mock)

  return router
}
