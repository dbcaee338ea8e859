import type { FindingRule } from '../finding.ts'
import { claimedClientId, isInQuery } from '../request-shape.ts'
import { clockTime } from '../words.ts'

/** A refresh token was sent in a URL. */
export const refreshTokenInQuery: FindingRule<'request.answered'> = {
  id: 'refresh-token-in-query',
  title: 'A refresh token was sent in a URL.',
  inProduction:
    'URLs are kept in access logs, proxies and monitoring. Zoom announced in 2023 that it refuses tokens in query ' +
    'strings; for refresh tokens it does not enforce that everywhere yet, so it works until the day it doesn’t.',
  remedy:
    'Send grant_type and refresh_token as a form in the body, with Content-Type application/x-www-form-urlencoded.',
  sources: [
    'devsupport.zoom.us article 12363164278669',
    'github.com/giorgosavgeris/passport-zoom-oauth2/issues/6',
  ],
  needs: [],
  on: ['request.answered'],
  diagnose(request, history) {
    if (request.route !== 'token' || !isInQuery(request, 'refresh_token')) return undefined
    const clientId = claimedClientId(request) ?? 'an unknown app'
    return {
      about: clientId,
      sentence: `At ${clockTime(request.at)} ${history.app(clientId)} sent a refresh token in the URL of ${request.method} ${request.path}.`,
      evidence: [request],
    }
  },
}
