import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** Zoom has one response type. */
export const responseTypeMissing: FindingRule<'authorize.refused'> = {
  id: 'response-type-missing',
  title: 'A browser was sent to Zoom without response_type=code.',
  inProduction:
    'Nobody can connect: people are left at Zoom with an error page, and the app hears nothing of it.',
  remedy:
    'Add response_type=code to the authorize URL. Zoom has no other response type: token and id_token don’t exist there.',
  sources: ['RFC 6749, section 4.1.1', 'developers.zoom.us/docs/integrations/oauth'],
  needs: ['browser'],
  on: ['authorize.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'response-type-unsupported' || refused.clientId === null) return undefined
    const { responseType = null } = refused
    const what =
      responseType === null ? 'no response_type' : `the response_type “${responseType.slice(0, 40)}”`
    return {
      about: `${refused.clientId} ${responseType}`,
      sentence: `At ${clockTime(refused.at)} ${history.app(refused.clientId)} sent a browser to Zoom with ${what}. It has to be “code”.`,
      evidence: [refused],
    }
  },
}
