import { issueOf } from '../code-history.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** A verifier was sent, and no challenge: the app believes that PKCE protects it. */
export const pkceChallengeMissing: FindingRule<'code.redeemed' | 'code.refused'> = {
  id: 'pkce-challenge-missing',
  title: 'A code_verifier was sent for a code that was requested without a code_challenge.',
  inProduction:
    'PKCE protects nobody: anyone with the app’s credentials can exchange a stolen code. Nothing fails, so nobody ' +
    'notices, unless the server refuses it.',
  remedy:
    'Send code_challenge and code_challenge_method=S256 in the authorize URL. Check the URL that the browser is ' +
    'sent to: some libraries drop parameters that they do not know.',
  sources: ['RFC 9700, section 4.8.2', 'RFC 7636, section 4.3'],
  needs: ['browser'],
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
        `${history.app(issued.clientId)} at ${clockTime(exchanged.at)} had a code_verifier. There is nothing to ` +
        'compare it with.',
      evidence: [issued, exchanged],
    }
  },
}
