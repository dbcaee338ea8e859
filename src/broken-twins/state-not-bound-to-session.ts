import type { PendingAuthorization } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Every state that the app has ever sent is good in every browser.
 *
 * How real code gets there: states are kept in one table or one cache, by themselves, and the question at the callback is
 * whether this one is there. It is, since the attacker has begun at the app like everybody else.
 */
export const stateNotBoundToSession: BrokenTwin = {
  name: 'state-not-bound-to-session',
  title: 'Accepts a state that another browser was given',
  bug: 'It checks that it has sent the state, and not to whom: the callback of one person works in the browser of another.',
  alterations: {
    pendingAuthorizations: (right, { database }) => {
      // Here is the bug: no `session_id` in the condition.
      const use = database.prepare<[object], PendingAuthorization>(
        `UPDATE pending_authorizations SET used_at = @now
         WHERE state = @state AND used_at IS NULL AND expires_at > @now
         RETURNING state, person, code_verifier AS codeVerifier`,
      )
      return {
        ...right,
        consume: (state, session) => use.get({ state, now: Date.now() }) ?? right.consume(state, session),
      }
    },
  },
}
