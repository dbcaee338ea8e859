import type { BrokenTwin } from './broken-twin.ts'

/**
 * The page after connecting has the authorization code in it.
 *
 * How real code gets there: a line that helped while it was written, `Connected with code …`, or a template that gets all
 * of the query to show.
 */
export const codeInPage: BrokenTwin = {
  name: 'code-in-page',
  title: 'Shows the authorization code on its page',
  bug: 'It answers the callback with a page that quotes the code, instead of leading away from it.',
  alterations: {
    app: (right) => {
      right.middleware.unshift(async (context, next) => {
        await next()
        if (context.path !== '/callback' || context.status !== 303) return
        const code = new URLSearchParams(context.querystring).get('code') ?? ''
        context.remove('Location')
        context.status = 200
        // Here is the bug.
        context.body = `Connected to Zoom with the code ${code}.`
      })
      return right
    },
  },
}
