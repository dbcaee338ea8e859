import { issueOf } from '../code-history.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** A verifier was sent, and no challenge: the app believes that PKCE protects it. */
export const pkceChallengeMissing: FindingRule<'code.redeemed' | 'code.refused'> = {
  id: 'pkce-challenge-missing',
  title: 'A code_verifier was sent for a code that was asked for without a code_challenge.',
  inProduction:
    'PKCE protects nobody: a stolen code can be exchanged by anybody who has the app’s credentials. Nothing fails, so ' +
    'nobody notices, unless the server refuses it.',
  remedy:
    'Send code_challenge and code_challenge_method=S256 in the authorize URL. Look at what the browser is sent to: some ' +
    'libraries drop parameters that they do not know.',
  sources: ['RFC 9700, section 4.8.2', 'RFC 7636, section 4.3'],
  on: ['code.redeemed', 'code.refused'],
  diagnose(exchanged, history) {
    const unexpected =
      exchanged.type === 'code.redeemed'
        ? exchanged.verifier === 'ignored'
        : exchanged.reason === 'pkce-verifier-unexpected'
    const issued = unexpected ? issueOf(exchanged.codeId, history) : undefined
    if (!issued) return undefined
    return {
      about: issued.clientId,
      sentence:
        `The authorize request for code ${issued.code} had no code_challenge, but the token request of ` +
        `${history.app(issued.clientId)} at ${clockTime(exchanged.at)} had a code_verifier. There is nothing to hold it against.`,
      evidence: [issued, exchanged],
    }
  },
}
