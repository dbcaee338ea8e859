import Router from '@koa/router'
import Koa, { type Context } from 'koa'
import rawBody from 'raw-body'
import { answer, answerFailure, createAnswerErrors, refuseHead, seeOther, wantsJson } from './answers.ts'
import { refuseCrossSitePosts, setSafeHeaders } from './browser-safety.ts'
import type { BrowserSession, BrowserSessions } from './browser-sessions.ts'
import type { ReadCallback } from './callback.ts'
import type { Connection } from './connection.ts'
import { explainArrival, explainZoom } from './explanations.ts'
import type { Pages } from './pages.ts'
import { NotConnected } from './refresh-once.ts'
import { readEvent, type Webhooks } from './webhooks.ts'
import { ZoomRefusal } from './zoom-answers.ts'

export interface AppParts {
  readonly browserSessions: BrowserSessions
  readonly readCallback: ReadCallback
  readonly connection: Connection
  readonly pages: Pages
  readonly webhooks: Webhooks
}

/** The routes. They translate between HTTP and the connection, and decide nothing. */
export function createApp({ browserSessions, readCallback, connection, pages, webhooks }: AppParts): Koa {
  const router = new Router()

  router.get('/', (context) => answerHome(context, 200))

  router.post('/sign-in', async (context) => {
    const form = new URLSearchParams(await rawBody(context.req, { limit: '64kb', encoding: 'utf8' }))
    const [person = '', ...more] = form.getAll('person').map((name) => name.trim())
    const usable = person !== '' && person.length <= 100 && !/\p{C}/u.test(person) && more.length === 0
    if (!usable) context.throw(400, 'Send the form field "person" once: 1 to 100 printable characters.')
    await browserSessions.signIn(context, person)
    seeOther(context, '/')
  })

  router.get('/connect', async (context) => {
    const session = await browserSessions.of(context)
    if (session === undefined) return answerHome(context, 401, 'Sign in first, then connect.')
    context.redirect(await connection.connect(session))
  })

  router.get('/callback', async (context) => {
    // HEAD comes from a scanner or a prefetcher, never from a person: it must not use the code up.
    if (context.method === 'HEAD') return refuseHead(context)
    const session = await browserSessions.of(context)
    const arrival = await readCallback(new URLSearchParams(context.querystring), session)
    if (arrival.is === 'begun-at-zoom') return context.redirect('/connect')
    if (arrival.is !== 'checked') {
      const connected =
        arrival.is === 'used' && session !== undefined && (await connection.status(session.person))
      const notice = 'You are connected. This response from Zoom was already used.'
      if (connected) return answerHome(context, 200, notice)
      return answerFailure(context, pages, 400, explainArrival(arrival), { connected: false })
    }
    try {
      await connection.complete(arrival.callback)
      seeOther(context, '/')
    } catch (error) {
      const failure = explainZoom(error)
      if (failure === undefined) throw error
      const code = error instanceof ZoomRefusal ? 400 : 502
      await answerFailure(context, pages, code, failure, { connected: false })
    }
  })

  router.post('/use', (context) =>
    answerUse(context, async (person) => {
      const { id, email, displayName } = await connection.use(person)
      const json = { works: true, zoom_user: { id, email, display_name: displayName } }
      return { json, notice: `It works. Zoom says you are ${displayName}, ${email}.` }
    }),
  )

  router.post('/schedule', (context) =>
    answerUse(context, async (person) => {
      const { id, topic } = await connection.schedule(person)
      return { json: { works: true, meeting: { id, topic } }, notice: `“${topic}” is scheduled at Zoom.` }
    }),
  )

  router.post('/disconnect', async (context) => {
    const { person } = await signedIn(context)
    await connection.disconnect(person)
    if (wantsJson(context)) context.body = { connected: false }
    else seeOther(context, '/')
  })

  router.get('/status', async (context) => {
    context.body = await status((await signedIn(context)).person)
  })

  router.post('/zoom/events', async (context) => {
    const delivery = {
      body: await rawBody(context.req, { limit: '64kb' }),
      timestamp: context.get('x-zm-request-timestamp'),
      signature: context.get('x-zm-signature'),
    }
    if (!webhooks.isGenuine(delivery)) context.throw(401, 'The signature is missing, wrong or old.')
    const event = readEvent(delivery.body) ?? context.throw(400, 'This is not an event.')
    const reply = await webhooks.take(event)
    if (reply === undefined) context.status = 204
    else context.body = reply
  })

  const app = new Koa()
  app.use(setSafeHeaders).use(createAnswerErrors(pages)).use(refuseCrossSitePosts)
  app.use(router.routes()).use(router.allowedMethods())
  return app

  async function answerUse(
    context: Context,
    use: (person: string) => Promise<{ json: object; notice: string }>,
  ): Promise<void> {
    const { person } = await signedIn(context)
    try {
      const { json, notice } = await use(person)
      await answer(context, 200, json, () => home(person, notice))
    } catch (error) {
      const failure = explainZoom(error)
      if (failure === undefined) throw error
      if (error instanceof NotConnected)
        await answerFailure(context, pages, 409, failure, { reconnect: true })
      else await answerFailure(context, pages, 502, failure, { works: false })
    }
  }

  async function signedIn(context: Context): Promise<BrowserSession> {
    return (
      (await browserSessions.of(context)) ??
      context.throw(401, 'Sign in first: POST /sign-in with the form field "person".')
    )
  }

  async function status(person: string | undefined) {
    const row = person === undefined ? undefined : await connection.status(person)
    return { person: person ?? null, connected: row !== undefined, zoom_user_id: row?.zoomUserId ?? null }
  }

  async function home(person: string | undefined, notice?: string) {
    const connectedAs = person === undefined ? undefined : (await connection.status(person))?.zoomEmail
    return pages.home({ person, connectedAs, ...(notice === undefined ? {} : { notice }) })
  }

  async function answerHome(context: Context, code: number, notice?: string) {
    const person = (await browserSessions.of(context))?.person
    return answer(context, code, { ...(await status(person)), message: notice }, () => home(person, notice))
  }
}
