import type { BrokenTwin } from './broken-twin.ts'

/**
 * Somebody opens “Connect Zoom” in two tabs, allows it in the first one, and reads `Invalid authorization code`.
 *
 * How real code gets there: `session.codeVerifier = verifier`, beside states that are kept one by one. The second visit overwrites
 * what the first one needs.
 */
export const keepsOneVerifierPerSession: BrokenTwin = {
  name: 'keeps-one-verifier-per-session',
  title: 'Keeps the PKCE verifier in the session, one for all visits to Zoom',
  bug: 'The state of each visit is kept, the verifier only once in a session: the last visit overwrites those of the others.',
  findings: ['pkce-mismatch'],
  alterations: {
    pendingAuthorizations: (right) => {
      const verifiers = new Map<string, string>()
      return {
        ...right,
        async begin(session) {
          const pending = await right.begin(session)
          verifiers.set(session.id, pending.codeVerifier)
          return pending
        },
        async consume(state, session) {
          const pending = await right.consume(state, session)
          if (typeof pending === 'string') return pending
          // Here is the bug: the verifier is looked up by the session, and not by the state.
          return { ...pending, codeVerifier: verifiers.get(session?.id ?? '') ?? pending.codeVerifier }
        },
      }
    },
  },
}
