import { issueOf } from '../code-history.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** The token request's redirect_uri differs from the authorize request's. */
export const redirectUriMismatch: FindingRule<'code.refused'> = {
  id: 'redirect-uri-mismatch',
  title: 'The token request’s redirect_uri differs from the authorize request’s, or is missing.',
  inProduction:
    'Nobody can connect where the two differ: behind a proxy that changes the scheme or host, or in the one ' +
    'environment whose setting has a trailing slash.',
  remedy: 'Build the redirect URI in one place, from configuration, and send the same value both times.',
  sources: [
    'developers.zoom.us/docs/integrations/oauth-error-messages (4709)',
    'github.com/Jericho/ZoomNet/issues/61',
    'RFC 6749, section 4.1.3',
  ],
  needs: ['browser'],
  on: ['code.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'redirect-uri-mismatch' && refused.reason !== 'redirect-uri-missing')
      return undefined
    const issued = issueOf(refused.codeId, history)
    if (!issued) return undefined
    const sent = refused.redirectUri === null ? 'none' : `“${refused.redirectUri}”`
    return {
      about: issued.codeId,
      sentence:
        `The authorize request for code ${issued.code} had the redirect_uri “${issued.redirectUri}”, but the token request ` +
        `at ${clockTime(refused.at)} had ${sent}. The two must be equal, byte for byte.`,
      evidence: [issued, refused],
    }
  },
}
