import type { FindingRule } from '../finding.ts'
import { type Refused, refusalBefore, wordInPlace } from '../missing-value.ts'
import { clockTime } from '../words.ts'

/** A token request failed, and the app read tokens from the response all the same. */
export const errorStoredAsTokens: FindingRule<Refused['type']> = {
  id: 'error-stored-as-tokens',
  title: 'A token request failed, and the app stored what its response did not contain.',
  inProduction:
    'One refused or failed refresh, such as during an outage at Zoom, and the stored tokens are gone: every later call is ' +
    'sent with “undefined”, and nobody can tell any more that the connection had only to be tried again.',
  remedy:
    'Look at the status of every token response before you read it. Store tokens only if access_token and refresh_token are ' +
    'texts. Keep the old ones when Zoom fails (5xx, 429, no JSON), and end the connection when it refuses (400 with invalid_grant).',
  sources: ['RFC 6749, section 5.2', 'github.com/calcom/cal.diy/pull/7764'],
  on: ['refresh.refused', 'api.refused'],
  diagnose(refused, history) {
    const failure = refusalBefore(refused, history)
    const word = wordInPlace(refused)
    if (!failure || word === undefined) return undefined
    const [what, wanted] =
      refused.type === 'api.refused'
        ? [`called ${refused.endpoint}`, 'access token']
        : ['sent a refresh', 'refresh token']
    return {
      about: `${failure.seq}`,
      sentence:
        `At ${clockTime(refused.at)} the app ${what} with ${word} in place of the ${wanted}. The token request before, at ` +
        `${clockTime(failure.at)}, had ${failure.type === 'fault.injected' ? 'failed' : 'been refused'}: its response held no tokens, and the app stored what it ` +
        'read from it.',
      evidence: [failure, refused],
    }
  },
}
