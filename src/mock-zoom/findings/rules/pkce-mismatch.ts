import { issueOf } from '../code-history.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** Challenge and verifier do not belong together, by whatever method. Zoom words it like a bad code. */
export const pkceMismatch: FindingRule<'code.refused'> = {
  id: 'pkce-mismatch',
  title: 'The code_verifier does not belong to the code_challenge.',
  inProduction:
    'Zoom says “Invalid authorization code”, which sends people looking at the code; the code is fine. It happens to ' +
    'those who begin twice, in two tabs, when the second verifier overwrites the first.',
  remedy:
    'Keep the verifier beside the state of its own authorize request, and send that verifier with that code.',
  sources: ['devforum.zoom.us/t/77062', 'RFC 7636, section 4.6'],
  on: ['code.refused'],
  diagnose(refused, history) {
    // Where another method would have fitted, pkce-method-mismatch says so.
    if (refused.reason !== 'pkce-mismatch' || refused.verifierFits !== undefined) return undefined
    const issued = issueOf(refused.codeId, history)
    if (!issued) return undefined
    const declared = issued.codeChallengeMethod === 'S256' ? 'an S256' : 'a plain'
    return {
      about: issued.codeId,
      sentence:
        `The authorize request for code ${issued.code} declared ${declared} code_challenge, but the token request at ` +
        `${clockTime(refused.at)} had a code_verifier that does not belong to it.`,
      evidence: [issued, refused],
    }
  },
}
