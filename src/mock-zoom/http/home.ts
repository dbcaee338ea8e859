import Router from '@koa/router'
import type { Mock } from '../mock.ts'
import { homePage } from '../pages/home.ts'
import type { RequestState } from './context.ts'
import { mountPathOf } from './mount.ts'
import { sendPage } from './send.ts'
import { userOf } from './signed-in.ts'

/** `GET /`: the mock's first page. */
export function homeRoutes(mock: Mock): Router<RequestState> {
  const { provider, profile, findings } = mock
  const { journal, apps, users } = provider.storage
  const router = new Router<RequestState>()
  router.get('/', (ctx) => {
    const state = {
      profile,
      findings: findings.list(),
      entries: journal.list({ after: Math.max(0, journal.lastSeq() - 30) }),
      apps: apps.list(),
      users: users.list(),
      signedIn: userOf(provider, ctx),
      base: mountPathOf(ctx),
    }
    sendPage(ctx, 200, homePage(state))
  })
  router.get('/favicon.ico', (ctx) => {
    ctx.status = 204
  })
  return router
}
