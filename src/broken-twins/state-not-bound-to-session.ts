import type { PendingAuthorization } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Every state that the app has ever sent works in every browser.
 *
 * How real code gets there: states are kept in their own table or cache, and the callback only checks
 * that this one is there. It is, because the attacker started at the app like everyone else.
 */
export const stateNotBoundToSession: BrokenTwin = {
  name: 'state-not-bound-to-session',
  title: 'Accepts a state that was given to another browser',
  bug: 'It checks that it sent the state, but not to which browser: one person’s callback works in another person’s browser.',
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
        consume: async (state, session) =>
          use.get({ state, now: Date.now() }) ?? right.consume(state, session),
      }
    },
  },
}
