import Koa, { type Context, type Middleware } from 'koa'
import type { Failure, Pages } from './pages.ts'

type Page = () => string | Promise<string>

/** Programs that send `Accept: application/json` get JSON, people get a page. */
export async function answer(context: Context, status: number, json: object, page: Page): Promise<void> {
  const body = wantsJson(context) ? json : await page()
  context.status = status
  context.body = body
}

export function answerFailure(
  context: Context,
  pages: Pages,
  status: number,
  failure: Failure,
  json: object = {},
): Promise<void> {
  const message = [failure.zoomSays ?? failure.title, ...failure.explanation].join(' ')
  return answer(context, status, { ...json, message }, () => pages.failure(failure))
}

export function wantsJson(context: Context): boolean {
  return context.accepts('html', 'json') === 'json'
}

/** After a POST, and to get the code out of the address bar. */
export function seeOther(context: Context, path: string): void {
  context.status = 303
  context.redirect(path)
}

export function refuseHead(context: Context): void {
  context.set('Allow', 'GET')
  context.status = 405
}

/** Gives a page to every error that has none: wrong URLs and methods, bad input, our own mistakes. */
export function createAnswerErrors(pages: Pages): Middleware {
  return async function answerErrors(context, next) {
    try {
      await next()
      if (context.status === 501) context.status = 405 // the router's word for a method that it doesn't know
      if (context.status < 400 || context.body) return
      const title = context.status === 405 ? 'This method is not supported here' : 'Page not found'
      await answerFailure(context, pages, context.status, { title, explanation: ['Go to the home page.'] })
    } catch (error) {
      const expected = error instanceof Koa.HttpError && error.expose
      if (!expected) context.app.emit('error', error, context)
      const title = expected ? error.message : 'We made a mistake'
      await answerFailure(context, pages, expected ? error.status : 500, { title, explanation: [] })
    }
  }
}
