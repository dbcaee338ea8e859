import { issueOf } from '../code-history.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** A challenge was sent, and no verifier. */
export const pkceVerifierMissing: FindingRule<'code.refused'> = {
  id: 'pkce-verifier-missing',
  title: 'A code that was requested with a code_challenge was exchanged without a code_verifier.',
  inProduction:
    'Zoom says “Invalid authorization code”, which points people at the code, although the code is correct. It ' +
    'starts when a library or the front end begins to send a challenge that the back end does not know about.',
  remedy:
    'Send the code_verifier from the authorize request together with the code. Or send no code_challenge at all.',
  sources: ['devforum.zoom.us/t/137623', 'RFC 7636, section 4.5'],
  needs: ['browser'],
  on: ['code.refused'],
  diagnose(refused, history) {
    const issued = refused.reason === 'pkce-verifier-missing' ? issueOf(refused.codeId, history) : undefined
    if (!issued) return undefined
    const declared = issued.codeChallengeMethod === 'S256' ? 'an S256' : 'a plain'
    return {
      about: issued.codeId,
      sentence:
        `The authorize request for code ${issued.code} declared ${declared} code_challenge, but the token request at ` +
        `${clockTime(refused.at)} had no code_verifier.`,
      evidence: [issued, refused],
    }
  },
}
