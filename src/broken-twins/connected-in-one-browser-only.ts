import type { BrokenTwin } from './broken-twin.ts'

/**
 * Somebody connects on the laptop, and the phone knows nothing of it.
 *
 * How real code gets there: `session['zoom_token'] = …`, as in the quick start of most OAuth libraries.
 */
export const connectedInOneBrowserOnly: BrokenTwin = {
  name: 'connected-in-one-browser-only',
  title: 'Knows a connection only in the browser in which it was made',
  bug: 'Whether somebody is connected is kept in a cookie: in their other browsers they are not.',
  alterations: {
    app: (right, { browserSessions }) => {
      right.middleware.unshift(async (context, next) => {
        const session = await browserSessions.of(context)
        // Here is the bug: whether there is a connection depends on the browser, and not on the person.
        const isConnected = context.cookies.get(cookieName) === 'yes'
        if (session !== undefined && !isConnected && ['/use', '/schedule'].includes(context.path)) {
          context.status = 409
          context.body = { reconnect: true, message: 'You are not connected to Zoom.' }
        } else if (session !== undefined && !isConnected && context.path === '/status')
          context.body = { person: session.person, connected: false }
        else await next()
        if (context.path === '/callback' && context.status === 303)
          context.cookies.set(cookieName, 'yes', { httpOnly: true, sameSite: 'lax' })
      })
      return right
    },
  },
}

const cookieName = 'acme_zoom'
