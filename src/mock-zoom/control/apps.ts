import type Router from '@koa/router'
import type { RequestState } from '../http/context.ts'
import { sendJson, sendOwnProblem } from '../http/send.ts'
import type { Mock } from '../mock.ts'
import { appSchema } from '../options.ts'
import { readJson } from './read-json.ts'

/** `GET|POST /__mock/apps`, `PATCH|DELETE /__mock/apps/{clientId}`. */
export function appRoutes(router: Router<RequestState>, mock: Mock): void {
  const { apps } = mock.provider.storage
  const unknown = 'GET /__mock/apps lists them.'

  router.get('/__mock/apps', (ctx) => sendJson(ctx, 200, apps.list()))
  router.post('/__mock/apps', async (ctx) => {
    const app = await readJson(ctx, appSchema)
    if (!app) return
    if (apps.find(app.clientId)) {
      return sendOwnProblem(ctx, 409, `There is an app ${app.clientId} already.`, 'Change it with PATCH.')
    }
    mock.saveApp(app)
    sendJson(ctx, 201, app)
  })
  router.patch('/__mock/apps/:clientId', async (ctx) => {
    const known = apps.find(ctx.params.clientId ?? '')
    if (!known) return sendOwnProblem(ctx, 404, `There is no app ${ctx.params.clientId}.`, unknown)
    const changes = await readJson(ctx, appSchema.omit({ clientId: true }).partial())
    if (!changes) return
    // A partial schema still fills in defaults: only what was sent may change.
    const sent = Object.fromEntries(
      Object.entries(changes).filter(([name]) => name in JSON.parse(ctx.state.body || '{}')),
    )
    mock.saveApp({ ...known, ...sent })
    sendJson(ctx, 200, { ...known, ...sent })
  })
  router.delete('/__mock/apps/:clientId', (ctx) => {
    if (!apps.remove(ctx.params.clientId ?? '')) {
      return sendOwnProblem(ctx, 404, `There is no app ${ctx.params.clientId}.`, unknown)
    }
    ctx.status = 204
  })
}
