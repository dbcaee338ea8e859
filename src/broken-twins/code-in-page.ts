import type { BrokenTwin } from './broken-twin.ts'

/**
 * The page after connecting contains the authorization code.
 *
 * How real code gets there: a debugging line, `Connected with code …`, or a template that gets the whole query to display.
 */
export const codeInPage: BrokenTwin = {
  name: 'code-in-page',
  title: 'Shows the authorization code on its page',
  bug: 'It responds to the callback with a page that shows the code, instead of redirecting to another page.',
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
