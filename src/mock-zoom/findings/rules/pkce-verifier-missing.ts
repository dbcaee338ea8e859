import { issueOf } from '../code-history.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** A challenge was sent, and no verifier. */
export const pkceVerifierMissing: FindingRule<'code.refused'> = {
  id: 'pkce-verifier-missing',
  title: 'A code that was asked for with a code_challenge was exchanged without a code_verifier.',
  inProduction:
    'Zoom says “Invalid authorization code”, which sends people looking at the code; the code is fine. It begins when a ' +
    'library or the front end starts to send a challenge and the back end knows nothing of it.',
  remedy:
    'Send the code_verifier with the code, from where the authorize request was made. Or send no code_challenge at all.',
  sources: ['devforum.zoom.us/t/137623', 'RFC 7636, section 4.5'],
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
