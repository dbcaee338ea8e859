import type { Database } from 'better-sqlite3'
import { generateRandomCodeVerifier, generateRandomState } from 'oauth4webapi'
import type { BrowserSession } from './browser-sessions.ts'

/** What we must still know when the person comes back from Zoom. */
export interface PendingAuthorization {
  readonly state: string
  readonly person: string
  readonly codeVerifier: string
}

/** The people who are at Zoom right now, by `state`: random, bound to one browser, valid once and for ten minutes. */
export interface PendingAuthorizations {
  begin(session: BrowserSession): PendingAuthorization
  /** Uses the state up, or says why it can't be used. */
  consume(
    state: string,
    session: BrowserSession | undefined,
  ): PendingAuthorization | 'used' | 'expired' | 'unknown'
}

const schema = `
  CREATE TABLE IF NOT EXISTS pending_authorizations (
    state TEXT PRIMARY KEY,
    session_id TEXT NOT NULL,
    person TEXT NOT NULL,
    code_verifier TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
  ) STRICT;`

const tenMinutes = 600_000
const oneDay = 86_400_000

export function createPendingAuthorizations(database: Database): PendingAuthorizations {
  database.exec(schema)
  const insert = database.prepare(
    `INSERT INTO pending_authorizations (state, session_id, person, code_verifier, expires_at)
     VALUES (@state, @sessionId, @person, @codeVerifier, @expiresAt)`,
  )
  // One statement, so that of two deliveries of the same callback one gets the row and the other gets nothing.
  const use = database.prepare<[object], PendingAuthorization>(
    `UPDATE pending_authorizations SET used_at = @now
     WHERE state = @state AND session_id = @sessionId AND used_at IS NULL AND expires_at > @now
     RETURNING state, person, code_verifier AS codeVerifier`,
  )
  const look = database.prepare<[object], { usedAt: number | null }>(
    `SELECT used_at AS usedAt FROM pending_authorizations WHERE state = @state AND session_id = @sessionId`,
  )
  const forget = database.prepare(`DELETE FROM pending_authorizations WHERE expires_at < ?`)

  return {
    begin({ id: sessionId, person }) {
      const now = Date.now()
      const pending = { state: generateRandomState(), person, codeVerifier: generateRandomCodeVerifier() }
      forget.run(now - oneDay)
      insert.run({ ...pending, sessionId, expiresAt: now + tenMinutes })
      return pending
    },

    consume(state, session) {
      if (session === undefined) return 'unknown'
      const key = { state, sessionId: session.id }
      const pending = use.get({ ...key, now: Date.now() })
      if (pending !== undefined) return pending
      const row = look.get(key)
      if (row === undefined) return 'unknown'
      return row.usedAt === null ? 'expired' : 'used'
    },
  }
}
