import { randomBytes } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { Context } from 'koa'

/** One browser in which one person has signed in to us. Your app already has this: use its own. */
export interface BrowserSession {
  readonly id: string
  readonly person: string
}

export interface BrowserSessions {
  signIn(context: Context, person: string): void
  of(context: Context): BrowserSession | undefined
}

// A cookie belongs to a host, not to a port: on 127.0.0.1 other servers see it, so it needs our own name.
const cookieName = 'acme_session'

const schema = `
  CREATE TABLE IF NOT EXISTS browser_sessions (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL
  ) STRICT;`

export function createBrowserSessions(database: Database): BrowserSessions {
  database.exec(schema)
  const insert = database.prepare(`INSERT INTO browser_sessions (id, person) VALUES (@id, @person)`)
  const select = database.prepare<[string], BrowserSession>(
    `SELECT id, person FROM browser_sessions WHERE id = ?`,
  )
  const remove = database.prepare(`DELETE FROM browser_sessions WHERE id = ?`)

  return {
    // A new id at each sign-in: an id that somebody planted before is then worthless.
    signIn(context, person) {
      remove.run(context.cookies.get(cookieName) ?? '')
      const session = { id: randomBytes(32).toString('base64url'), person }
      insert.run(session)
      // "lax" still sends it when Zoom sends the browser back to /callback; "strict" would not. Add `secure` on https.
      context.cookies.set(cookieName, session.id, { httpOnly: true, sameSite: 'lax' })
    },

    of: (context) => select.get(context.cookies.get(cookieName) ?? ''),
  }
}
