import type { BrokenTwin } from './broken-twin.ts'

/**
 * The access token is in the address bar.
 *
 * How real code gets there: the front end has to know whether it worked, and which token to call Zoom with.
 */
export const tokenInRedirect: BrokenTwin = {
  name: 'token-in-redirect',
  title: 'Sends the browser home with the access token in the URL',
  bug: 'After the callback it redirects to /?zoom_token=…: the token is in the history, in logs and in Referer headers.',
  alterations: {
    app: (right, { connection, browserSessions }) => {
      right.middleware.unshift(async (context, next) => {
        await next()
        if (context.path !== '/callback' || context.status !== 303) return
        const person = (await browserSessions.of(context))?.person
        const row = person === undefined ? undefined : await connection.status(person)
        // Here is the bug.
        if (row !== undefined) context.set('Location', `/?zoom_token=${row.accessToken}`)
      })
      return right
    },
  },
}
