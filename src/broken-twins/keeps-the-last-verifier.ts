import type { BrokenTwin } from './broken-twin.ts'

/**
 * When two people connect at the same time, one of them reads `Invalid authorization code`.
 *
 * How real code gets there: the OAuth client is one object for the whole process, and keeps the verifier of the last authorize URL
 * that it made, as clients for a browser or a command line do.
 */
export const keepsTheLastVerifier: BrokenTwin = {
  name: 'keeps-the-last-verifier',
  title: 'Keeps only the last PKCE verifier, for all people',
  bug: 'The verifier is in a variable of the process: whoever begins to connect takes it from those who are at Zoom.',
  findings: ['pkce-mismatch'],
  alterations: {
    pendingAuthorizations: (right) => {
      let last: string | undefined
      return {
        ...right,
        async begin(session) {
          const pending = await right.begin(session)
          // Here is the bug: one variable for everyone.
          last = pending.codeVerifier
          return pending
        },
        async consume(state, session) {
          const pending = await right.consume(state, session)
          return typeof pending === 'string'
            ? pending
            : { ...pending, codeVerifier: last ?? pending.codeVerifier }
        },
      }
    },
  },
}
