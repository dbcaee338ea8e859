import type { BrokenTwin } from './broken-twin.ts'

/**
 * A link to the callback runs a script in the app’s name.
 *
 * How real code gets there: the error page tells developers what Zoom said, and takes it from the URL.
 */
export const showsTheErrorAsItCame: BrokenTwin = {
  name: 'shows-the-error-as-it-came',
  title: 'Shows error_description from the URL unescaped',
  bug: 'The page for a declined connection contains error_description as it came, with any markup.',
  alterations: {
    app: (right) => {
      right.middleware.unshift(async (context, next) => {
        await next()
        const { error, error_description: description } = context.query
        if (context.path !== '/callback' || error === undefined || description === undefined) return
        const { status } = context
        // Here is the bug.
        context.body = `<h1>Zoom was not connected</h1><p>${description}</p>`
        context.status = status
      })
      return right
    },
  },
}
