import Router from '@koa/router'
import Koa, { type Context } from 'koa'
import rawBody from 'raw-body'
import { ZoomRefusal, ZoomUnavailable } from '../zoom-answers.ts'
import type { AccountApi } from './account-api.ts'
import type { CallZoom } from './call-zoom.ts'
import type { ZoomAccount } from './zoom-account.ts'

export interface AccountAppParts {
  readonly accounts: readonly ZoomAccount[]
  readonly api: AccountApi
  readonly callZoom: CallZoom
}

/** The routes. They translate between HTTP and Zoom, and decide nothing. */
export function createAccountApp({ accounts, api, callZoom }: AccountAppParts): Koa {
  const router = new Router()

  router.post('/accounts/:accountId/user', (context) =>
    answer(context, async (account, user) => {
      const { id, email } = await callZoom(account, (token) => api.user(token, user))
      return { zoom_user: { id, email } }
    }),
  )

  router.post('/accounts/:accountId/meetings', (context) =>
    answer(context, async (account, user) => ({
      meetings: await callZoom(account, (token) => api.countMeetings(token, user)),
    })),
  )

  const app = new Koa()
  app.use(router.routes()).use(router.allowedMethods())
  return app

  async function answer(
    context: Context,
    act: (account: ZoomAccount, user: string) => Promise<object>,
  ): Promise<void> {
    const { accountId } = context.params
    const account = accounts.find((each) => each.accountId === accountId)
    const form = new URLSearchParams(await rawBody(context.req, { limit: '64kb', encoding: 'utf8' }))
    const user = form.get('user') ?? ''
    if (account === undefined) context.throw(404, 'We have no such account.')
    if (user === '') context.throw(400, 'Send the form field "user": an id or an email at Zoom.')
    try {
      context.body = { works: true, ...(await act(account, user)) }
    } catch (error) {
      if (!(error instanceof ZoomRefusal) && !(error instanceof ZoomUnavailable)) throw error
      context.status = 502
      context.body = { works: false, message: error.message }
    }
  }
}
