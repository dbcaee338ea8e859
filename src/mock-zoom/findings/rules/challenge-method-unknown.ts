import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** RFC 7636 has two methods, and their names are case-sensitive. */
export const challengeMethodUnknown: FindingRule<'authorize.refused'> = {
  id: 'challenge-method-unknown',
  title: 'A browser was sent to Zoom with a code_challenge_method that doesn’t exist.',
  inProduction:
    'Nobody can connect: people are left at Zoom with an error page, and the app hears nothing of it.',
  remedy: 'Send code_challenge_method=S256, spelled like this.',
  sources: ['RFC 7636, section 4.3'],
  needs: ['browser'],
  on: ['authorize.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'code-challenge-method-unsupported' || refused.clientId === null) return undefined
    const { challengeMethod = '' } = refused
    return {
      about: `${refused.clientId} ${challengeMethod}`,
      sentence: `At ${clockTime(refused.at)} ${history.app(refused.clientId)} sent a browser to Zoom with the code_challenge_method “${challengeMethod.slice(0, 40)}”. There are S256 and plain.`,
      evidence: [refused],
    }
  },
}
