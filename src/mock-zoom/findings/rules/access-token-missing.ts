import type { FindingRule } from '../finding.ts'
import { refusalBefore } from '../missing-value.ts'
import { clockTime } from '../words.ts'

/** The API was called without an access token where Zoom looks for it. */
export const accessTokenMissing: FindingRule<'api.refused'> = {
  id: 'access-token-missing',
  title: 'The API was called without an access token in the Authorization header.',
  inProduction:
    'Zoom answers 401, as for a dead token, and an app that refreshes on every 401 loses its connections over a ' +
    'missing header.',
  remedy:
    'Send Authorization: Bearer, a space, and the access token. An HTTP client drops the header when it follows a ' +
    'redirect to another host, so call the host in api_url.',
  sources: ['RFC 6750, section 2.1'],
  needs: [],
  on: ['api.refused'],
  diagnose(refused, history) {
    // If something else came in its place, or nothing after a failed token request, another rule says so.
    if (refused.reason !== 'access-token-missing' || refused.recognised) return undefined
    if (refusalBefore(refused, history)) return undefined
    return {
      about: refused.endpoint,
      sentence: `At ${clockTime(refused.at)} ${refused.endpoint} was called without an access token in the Authorization header.`,
      evidence: [refused],
    }
  },
}
