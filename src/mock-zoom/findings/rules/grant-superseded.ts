import type { FindingRule } from '../finding.ts'
import { useOfTheNewer } from '../superseded.ts'
import { clockTime } from '../words.ts'

/** Tokens were used that a newer authorization had ended. */
export const grantSuperseded: FindingRule<'refresh.refused' | 'api.refused'> = {
  id: 'grant-superseded',
  title: 'Tokens were used that had ended when the same Zoom user authorized the same app again.',
  inProduction:
    'One of two connections to the same Zoom account stops working: somebody connected it for a second person or ' +
    'on a second machine, or connected again and the app kept the older tokens.',
  remedy:
    'Replace the stored tokens at every successful callback. When one Zoom user is connected for two people, show ' +
    'the earlier one as disconnected: Zoom keeps one live grant per user and app.',
  sources: [
    'developers.zoom.us/docs/integrations/oauth-error-messages (4741)',
    'github.com/iamfatness/CoreVideo/pull/196',
  ],
  needs: [],
  on: ['refresh.refused', 'api.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'refresh-token-superseded' && refused.reason !== 'access-token-superseded')
      return undefined
    const [superseded] = history.with('grant.superseded', 'grantId', refused.grantId)
    // If both are in use there are two connections, and zoom-user-connected-twice reports them.
    if (!superseded || useOfTheNewer(superseded, refused, history)) return undefined
    const used = refused.type === 'refresh.refused' ? 'a refresh token' : 'an access token'
    const first = history.with('code.redeemed', 'grantId', superseded.grantId)
    return {
      about: superseded.grantId,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(superseded.clientId)} used ${used} of ${history.user(superseded.userId)} ` +
        `that had ended at ${clockTime(superseded.at)}, when the same Zoom user authorized the same app again.`,
      evidence: [...first, superseded, refused],
    }
  },
}
