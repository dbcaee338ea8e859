import { setTimeout as pause } from 'node:timers/promises'
import type { PendingAuthorization } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Now and then somebody reads “Zoom refused the code” right after connecting, and is connected all the same.
 *
 * How real code gets there: `SELECT … WHERE state = ?`, a look at what came, then `DELETE`. Each is right, and between them is the
 * time that a query takes: a second delivery of the callback finds the state there as well.
 */
export const looksTheStateUpFirst: BrokenTwin = {
  name: 'looks-the-state-up-first',
  title: 'Looks the state up in one statement, and uses it up in another',
  bug: 'Two deliveries of one callback at the same moment both find the state unused, and both exchange the code.',
  findings: ['code-replayed'],
  alterations: {
    pendingAuthorizations: (right, { database }) => {
      const find = database.prepare<[object], PendingAuthorization>(
        `SELECT state, person, code_verifier AS codeVerifier FROM pending_authorizations
         WHERE state = @state AND session_id = @sessionId AND expires_at > @now AND used_at IS NULL`,
      )
      return {
        ...right,
        async consume(state, session) {
          const found = find.get({ state, sessionId: session?.id ?? null, now: Date.now() })
          if (found === undefined) return right.consume(state, session)
          // Here is the bug: what was found may be used up before the next statement, which doesn’t look again.
          await pause(queryMs)
          await right.consume(state, session)
          return found
        },
      }
    },
  },
}

/** What a query to a database on another machine takes. */
const queryMs = 2
