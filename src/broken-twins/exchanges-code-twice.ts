import type { PendingAuthorization } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * A callback that is delivered twice is exchanged twice; Zoom refuses the second.
 *
 * How real code gets there: the state is only compared with the one in the session. That proves who started, not
 * that this callback is new. Then a reload, an impatient second click, a retrying proxy, a mail scanner or a page framework
 * that runs its effects twice (soofstad/react-oauth2-pkce#39) delivers the same URL again. The person sees an error
 * although the connection exists; code that stores the second response, or deletes on error, loses it.
 */
export const exchangesCodeTwice: BrokenTwin = {
  name: 'exchanges-code-twice',
  title: 'Exchanges the code of a callback each time the callback arrives',
  bug: 'It checks the state but does not use it up: the same callback delivered again exchanges the same code again.',
  findings: ['code-replayed'],
  alterations: {
    pendingAuthorizations: (right, { database }) => {
      // Here is the bug: a SELECT. Nothing sets `used_at`.
      const find = database.prepare<[object], PendingAuthorization>(
        `SELECT state, person, code_verifier AS codeVerifier FROM pending_authorizations
         WHERE state = @state AND session_id = @sessionId AND expires_at > @now`,
      )
      return {
        ...right,
        async consume(state, session) {
          const found = find.get({ state, sessionId: session?.id ?? null, now: Date.now() })
          return found ?? right.consume(state, session)
        },
      }
    },
  },
}
