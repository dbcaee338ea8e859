import type { FindingRule } from '../finding.ts'
import { beginningOf, holderOf } from '../grant-history.ts'
import { clockTime } from '../words.ts'

/** A refresh token was used with the credentials of an app that it was not issued to. */
export const refreshTokenOfAnotherApp: FindingRule<'refresh.refused'> = {
  id: 'refresh-token-of-another-app',
  title: 'A refresh token was used with the credentials of a different app.',
  inProduction:
    'All connections die at the first refresh after a deployment or a change of credentials. Zoom says “Invalid ' +
    'Token!”, which points people at the tokens.',
  remedy:
    'Store with each connection the client id that it was made with, and refresh with that app’s credentials. ' +
    'Development and production have different ones. Connections of a former app have to be made again.',
  sources: ['RFC 6749, section 6', 'developers.zoom.us/docs/build-flow/basic-info/oauth-info'],
  needs: [],
  on: ['refresh.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'refresh-token-for-another-app') return undefined
    const beginning = beginningOf(refused.grantId, history)
    if (!beginning) return undefined
    return {
      about: `${beginning.grantId} ${refused.clientId}`,
      sentence:
        `The refresh token of ${holderOf(beginning, history)} was issued to ${history.app(beginning.clientId)} ` +
        `(${beginning.clientId}), but at ${clockTime(refused.at)} it was sent with the credentials of ` +
        `${history.app(refused.clientId)} (${refused.clientId}).`,
      evidence: [beginning, refused],
    }
  },
}
