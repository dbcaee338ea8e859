import type { FindingRule } from '../finding.ts'
import { beginningOf } from '../grant-history.ts'
import { claimedClientId, isInQuery } from '../request-shape.ts'
import { clockTime } from '../words.ts'

/** An access token was sent in a URL, to the API or to the revoke endpoint. */
export const accessTokenInQuery: FindingRule<'request.answered'> = {
  id: 'access-token-in-query',
  title: 'An access token was sent in a URL.',
  inProduction:
    'The API has refused it since February 2023 (“not supported as query parameter string”). Where it isn’t ' +
    'refused, the token stays behind in access logs, proxies and monitoring.',
  remedy:
    'Send it as Authorization: Bearer. To the revoke endpoint, send it as token, in a form in the body.',
  sources: [
    'github.com/giorgosavgeris/passport-zoom-oauth2/issues/6',
    'devsupport.zoom.us article 12363164278669',
  ],
  needs: [],
  on: ['request.answered'],
  diagnose(request, history) {
    const name = request.route === 'api' ? 'access_token' : request.route === 'revoke' ? 'token' : undefined
    if (name === undefined || !isInQuery(request, name)) return undefined
    const [called] = history.with('api.called', 'requestId', request.requestId)
    const [refused] = history.with('api.refused', 'requestId', request.requestId)
    const grantId = called?.grantId ?? refused?.grantId ?? null
    const clientId = claimedClientId(request) ?? beginningOf(grantId, history)?.clientId
    const who = clientId === undefined ? 'somebody' : history.app(clientId)
    return {
      about: `${clientId} ${name}`,
      sentence: `At ${clockTime(request.at)} ${who} sent an access token in the URL of ${request.method} ${request.path}, as ${name}.`,
      evidence: [request],
    }
  },
}
