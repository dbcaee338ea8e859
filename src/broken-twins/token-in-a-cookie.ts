import type { BrokenTwin } from './broken-twin.ts'

/**
 * Whatever can read the browser’s cookies can call Zoom.
 *
 * How real code gets there: the session is a cookie, signed but not encrypted, and the tokens are kept in the session. A
 * signature hides nothing.
 */
export const tokenInACookie: BrokenTwin = {
  name: 'token-in-a-cookie',
  title: 'Keeps the access token in a cookie, in base64',
  bug: 'After the callback it sets a session cookie that holds the access token: base64 is no encryption.',
  alterations: {
    app: (right, { connection, browserSessions }) => {
      right.middleware.unshift(async (context, next) => {
        await next()
        if (context.path !== '/callback' || context.status !== 303) return
        const person = (await browserSessions.of(context))?.person
        const row = person === undefined ? undefined : await connection.status(person)
        // Here is the bug.
        const session = JSON.stringify({ person, zoom: row?.accessToken })
        context.cookies.set('session', Buffer.from(session).toString('base64url'), { httpOnly: true })
      })
      return right
    },
  },
}
