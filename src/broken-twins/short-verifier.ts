import type { BrokenTwin } from './broken-twin.ts'

/**
 * Whoever sees the challenge can find the verifier by trying.
 *
 * How real code gets there: a helper that makes random strings for other purposes, at its default length.
 */
export const shortVerifier: BrokenTwin = {
  name: 'short-verifier',
  title: 'Makes code verifiers of 16 characters',
  bug: 'RFC 7636 asks for 43 to 128 characters. It works as long as nobody checks.',
  alterations: {
    pendingAuthorizations: (right, { database }) => {
      const shorten = database.prepare(
        `UPDATE pending_authorizations SET code_verifier = @codeVerifier WHERE state = @state`,
      )
      return {
        ...right,
        async begin(session) {
          const pending = await right.begin(session)
          // Here is the bug.
          const codeVerifier = pending.codeVerifier.slice(0, 16)
          shorten.run({ codeVerifier, state: pending.state })
          return { ...pending, codeVerifier }
        },
      }
    },
  },
}
