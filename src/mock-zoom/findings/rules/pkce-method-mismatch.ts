import { issueOf } from '../code-history.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The verifier is correct, but the challenge was made with a different method than the declared one. */
export const pkceMethodMismatch: FindingRule<'code.refused'> = {
  id: 'pkce-method-mismatch',
  title: 'The code_challenge was made with a different method than code_challenge_method says.',
  inProduction:
    'Nobody can connect, and Zoom says “Invalid authorization code”, which points people at the code, although the ' +
    'code is correct. Without code_challenge_method Zoom assumes plain.',
  remedy:
    'Send code_challenge_method=S256 together with the SHA-256 of the verifier in base64url, and send the verifier ' +
    'itself with the code.',
  sources: ['devforum.zoom.us/t/77062', 'RFC 7636, section 4.3'],
  needs: ['browser'],
  on: ['code.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'pkce-mismatch' || refused.verifierFits === undefined) return undefined
    const issued = issueOf(refused.codeId, history)
    if (!issued) return undefined
    const made =
      refused.verifierFits === 'S256' ? 'is the SHA-256 of the code_verifier' : 'is the code_verifier itself'
    const declared =
      issued.codeChallengeMethod === 'S256'
        ? 'code_challenge_method=S256'
        : 'no code_challenge_method=S256, which means plain'
    return {
      about: issued.codeId,
      sentence:
        `The code_challenge for code ${issued.code} ${made} in the token request at ${clockTime(refused.at)}, but ` +
        `the authorize request had ${declared}.`,
      evidence: [issued, refused],
    }
  },
}
