import { randomBytes } from 'node:crypto'
import type { Context } from 'koa'
import type { SqlDatabase } from './store/sql-database.ts'

/** One browser in which one person has signed in to us. Your app already has this: use its own. */
export interface BrowserSession {
  readonly id: string
  readonly person: string
}

export interface BrowserSessions {
  signIn(context: Context, person: string): Promise<void>
  of(context: Context): Promise<BrowserSession | undefined>
}

// A cookie belongs to a host, not to a port: on 127.0.0.1 other servers see it, so it needs our own name.
const cookieName = 'acme_session'

export function createBrowserSessions(database: SqlDatabase): BrowserSessions {
  return {
    // A new id at each sign-in: an id that somebody planted before is then worthless.
    async signIn(context, person) {
      const planted = context.cookies.get(cookieName) ?? ''
      const id = randomBytes(32).toString('base64url')
      await database.changeAll([
        { sql: `DELETE FROM browser_sessions WHERE id = :planted`, values: { planted } },
        { sql: `INSERT INTO browser_sessions (id, person) VALUES (:id, :person)`, values: { id, person } },
      ])
      // "lax" still sends it when Zoom sends the browser back to /callback; "strict" would not. Add `secure` on https.
      context.cookies.set(cookieName, id, { httpOnly: true, sameSite: 'lax' })
    },

    // From the database each time: the next request can come to another instance.
    async of(context) {
      const id = context.cookies.get(cookieName)
      if (id === undefined) return undefined
      const [row] = await database.rows(`SELECT person FROM browser_sessions WHERE id = :id`, { id })
      return row && { id, person: String(row.person) }
    },
  }
}
