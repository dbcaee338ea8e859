import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** An app without a secret has nothing but PKCE to prove that a code is its own. */
export const publicAppWithoutChallenge: FindingRule<'authorize.refused'> = {
  id: 'public-app-without-challenge',
  title: 'A public app sent a browser to Zoom without a code_challenge.',
  inProduction:
    'Nobody can connect: people are left at Zoom with an error page. Without PKCE, anyone who sees the code could ' +
    'exchange it, since a public app has no secret.',
  remedy:
    'For each connection make a new code_verifier of 43 to 128 characters, send its S256 hash as code_challenge with ' +
    'code_challenge_method=S256, and send the verifier with the code. If the app has a secret, register it as confidential.',
  sources: ['developers.zoom.us/blog/public-pkce', 'RFC 7636, section 4.3', 'RFC 9700, section 2.1.1'],
  needs: ['browser'],
  on: ['authorize.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'code-challenge-missing' || refused.clientId === null) return undefined
    return {
      about: refused.clientId,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(refused.clientId)} sent a browser to Zoom without a code_challenge. It is a ` +
        `public app, which has no secret, and must use PKCE.`,
      evidence: [refused],
    }
  },
}
