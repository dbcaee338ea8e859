import { issueOf } from '../code-history.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The verifier is correct and the method as well; only the hash was written down differently. */
export const challengeNotBase64url: FindingRule<'code.refused'> = {
  id: 'challenge-not-base64url',
  title: 'The code_challenge is the correct hash, but not in base64url without padding.',
  inProduction:
    'Hex never works. Plain base64 works for those whose hash happens to have no “+” and no “/” in it, if its “=” is cut off: ' +
    'one in four can connect, and the next time perhaps not. Zoom says “Invalid authorization code”.',
  remedy:
    'Hash the verifier to bytes, and write those in base64url without padding: digest("base64url") in Node, ' +
    'rtrim(strtr(base64_encode(hash("sha256", $verifier, true)), "+/", "-_"), "=") in PHP, ' +
    'urlsafe_b64encode(digest).rstrip(b"=") in Python.',
  sources: ['RFC 7636, section 4.2 and appendix A'],
  needs: ['browser'],
  on: ['code.refused'],
  diagnose(refused, history) {
    const { verifierIs } = refused
    if (refused.reason !== 'pkce-mismatch' || verifierIs?.is !== 'other-encoding') return undefined
    // A wrong method is the nearer cause, and pkce-method-mismatch reports it.
    if (refused.verifierFits !== undefined) return undefined
    const issued = issueOf(refused.codeId, history)
    if (!issued) return undefined
    return {
      about: `${issued.clientId} ${verifierIs.encoding}`,
      sentence:
        `The code_challenge for code ${issued.code} was made from the code_verifier in the token request at ` +
        `${clockTime(refused.at)}, but it is in ${verifierIs.encoding}, and Zoom compares it with base64url without padding.`,
      evidence: [issued, refused],
    }
  },
}
