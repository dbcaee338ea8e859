import { generateRandomCodeVerifier, generateRandomState } from 'oauth4webapi'
import type { BrowserSession } from './browser-sessions.ts'
import type { SqlDatabase } from './store/sql-database.ts'

/** What we must still know when the person comes back from Zoom. */
export interface PendingAuthorization {
  readonly state: string
  readonly person: string
  readonly codeVerifier: string
}

/** The people who are at Zoom right now, by `state`: random, bound to one browser, valid once and for ten minutes. */
export interface PendingAuthorizations {
  begin(session: BrowserSession): Promise<PendingAuthorization>
  /** Uses the state up, or says why it can't be used. */
  consume(
    state: string,
    session: BrowserSession | undefined,
  ): Promise<PendingAuthorization | 'used' | 'expired' | 'unknown'>
}

const tenMinutes = 600_000
const oneDay = 86_400_000

export function createPendingAuthorizations(database: SqlDatabase): PendingAuthorizations {
  const { now } = database

  return {
    async begin({ id: sessionId, person }) {
      const pending = { state: generateRandomState(), person, codeVerifier: generateRandomCodeVerifier() }
      await database.changeAll([
        { sql: `DELETE FROM pending_authorizations WHERE expires_at < ${now} - ${oneDay}`, values: {} },
        {
          sql: `INSERT INTO pending_authorizations (state, session_id, person, code_verifier, expires_at)
            VALUES (:state, :sessionId, :person, :codeVerifier, ${now} + ${tenMinutes})`,
          values: { ...pending, sessionId },
        },
      ])
      return pending
    },

    async consume(state, session) {
      if (session === undefined) return 'unknown'
      const key = { state, sessionId: session.id }
      // One statement decides, so that of two deliveries of the same callback, on whichever instances, one uses the state up.
      const used = await database.change(
        `UPDATE pending_authorizations SET used_at = ${now}
         WHERE state = :state AND session_id = :sessionId AND used_at IS NULL AND expires_at > ${now}`,
        key,
      )
      const [row] = await database.rows(
        `SELECT person, code_verifier, used_at FROM pending_authorizations
         WHERE state = :state AND session_id = :sessionId`,
        key,
      )
      if (row === undefined) return 'unknown'
      if (used === 1) return { state, person: String(row.person), codeVerifier: String(row.code_verifier) }
      return row.used_at === null ? 'expired' : 'used'
    },
  }
}
