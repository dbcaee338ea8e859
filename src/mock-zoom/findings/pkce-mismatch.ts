import { issueOf } from './code-history.ts'
import type { FindingRule } from './finding.ts'
import { clockTime } from './words.ts'

const problems = {
  'pkce-verifier-missing': 'had no code_verifier',
  'pkce-mismatch': 'had a code_verifier that does not belong to it',
  'pkce-verifier-unexpected': 'had a code_verifier although no challenge had been sent',
} as const

/** Verifier and challenge do not belong together. Zoom words it like a bad code: devforum.zoom.us/t/77062 and 137623. */
export const pkceMismatch: FindingRule<'code.refused'> = {
  id: 'pkce-mismatch',
  on: ['code.refused'],
  diagnose(refused, history) {
    const { reason } = refused
    if (
      !(
        reason === 'pkce-verifier-missing' ||
        reason === 'pkce-mismatch' ||
        reason === 'pkce-verifier-unexpected'
      )
    ) {
      return undefined
    }
    const issued = issueOf(refused.codeId, history)
    if (!issued) return undefined
    const declared = issued.codeChallengeMethod
      ? `${issued.codeChallengeMethod === 'S256' ? 'an S256' : 'a plain'} code_challenge`
      : 'no code_challenge'
    return {
      about: issued.codeId,
      sentence:
        `The authorize request for code ${issued.code} declared ${declared}, but the token request at ` +
        `${clockTime(refused.at)} ${problems[reason]}.`,
      inProduction:
        'Zoom says “Invalid authorization code”, which sends people looking at the code; the code is fine. A common cause ' +
        'is a SHA-256 challenge without code_challenge_method=S256: without it Zoom assumes plain.',
      remedy:
        'Keep the verifier beside the state, send code_challenge_method=S256 with the challenge, and send that verifier ' +
        'with that code.',
      evidence: [issued, refused],
    }
  },
}
