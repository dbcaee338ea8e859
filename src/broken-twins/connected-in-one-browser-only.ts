import type { BrokenTwin } from './broken-twin.ts'

/**
 * Somebody connects on the laptop, and the phone knows nothing of it.
 *
 * How real code gets there: `session['zoom_token'] = …`, as in the quick start of most OAuth libraries.
 */
export const connectedInOneBrowserOnly: BrokenTwin = {
  name: 'connected-in-one-browser-only',
  title: 'Knows a connection only in the browser in which it was made',
  bug: 'Whether somebody is connected is kept in the web session: in their other browsers they are not.',
  alterations: {
    app: (right, { database, browserSessions }) => {
      database.exec('CREATE TABLE IF NOT EXISTS connected_sessions (id TEXT PRIMARY KEY) STRICT')
      const keep = database.prepare('INSERT OR IGNORE INTO connected_sessions (id) VALUES (?)')
      const isKept = database.prepare<[string], unknown>('SELECT 1 FROM connected_sessions WHERE id = ?')
      right.middleware.unshift(async (context, next) => {
        const session = browserSessions.of(context)
        // Here is the bug: the connection is not asked for by the person.
        const isConnected = session !== undefined && isKept.get(session.id) !== undefined
        if (session !== undefined && !isConnected && ['/use', '/schedule'].includes(context.path)) {
          context.status = 409
          context.body = { reconnect: true, message: 'You are not connected to Zoom.' }
        } else if (session !== undefined && !isConnected && context.path === '/status')
          context.body = { person: session.person, connected: false }
        else await next()
        if (context.path === '/callback' && context.status === 303 && session !== undefined)
          keep.run(session.id)
      })
      return right
    },
  },
}
