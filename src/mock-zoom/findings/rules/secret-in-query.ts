import type { FindingRule } from '../finding.ts'
import { claimedClientId, isInQuery } from '../request-shape.ts'
import { clockTime } from '../words.ts'

/** The client secret was sent in a URL. */
export const secretInQuery: FindingRule<'request.answered'> = {
  id: 'secret-in-query',
  title: 'The client secret was sent in a URL.',
  inProduction:
    'URLs are kept where bodies are not: access logs, proxies, monitoring, error reports. Anyone who reads one of ' +
    'them can act as your app.',
  remedy: 'Send the credentials in the Authorization header (HTTP Basic), which is what Zoom documents.',
  sources: ['RFC 6749, section 2.3.1'],
  needs: [],
  on: ['request.answered'],
  diagnose(request, history) {
    if (!isInQuery(request, 'client_secret')) return undefined
    const clientId = claimedClientId(request) ?? 'an unknown app'
    return {
      about: clientId,
      sentence: `At ${clockTime(request.at)} ${history.app(clientId)} sent its client secret in the URL of ${request.method} ${request.path}.`,
      evidence: [request],
    }
  },
}
