import type { FindingRule } from '../finding.ts'
import { useOfTheNewer } from '../superseded.ts'
import { clockTime } from '../words.ts'

/** One Zoom user was connected for two people, and the app treats both connections as live. */
export const zoomUserConnectedTwice: FindingRule<'refresh.refused' | 'api.refused'> = {
  id: 'zoom-user-connected-twice',
  title: 'One Zoom user was connected twice, and the app keeps using both connections.',
  inProduction:
    'Two people connected the same Zoom account. The earlier one still looks connected, but every call for that ' +
    'person fails; connecting again breaks the other one, and so on, in turns.',
  remedy:
    'Store the Zoom user’s id with each connection, and make it unique: when it appears for a second person, mark ' +
    'the earlier connection as disconnected and tell that person. Or refuse the second one.',
  sources: [
    'developers.zoom.us/docs/integrations/oauth-error-messages (4741)',
    'github.com/iamfatness/CoreVideo/pull/196',
    'devforum.zoom.us/t/95429',
  ],
  needs: [],
  on: ['refresh.refused', 'api.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'refresh-token-superseded' && refused.reason !== 'access-token-superseded')
      return undefined
    const [superseded] = history.with('grant.superseded', 'grantId', refused.grantId)
    const inUse = superseded && useOfTheNewer(superseded, refused, history)
    if (!inUse) return undefined
    const { grantId, byGrantId, clientId, userId, at } = superseded
    const first = history.with('code.redeemed', 'grantId', grantId)
    const second = history.with('code.redeemed', 'grantId', byGrantId)
    return {
      about: grantId,
      sentence:
        `${history.app(clientId)} has two connections to the Zoom user ${history.user(userId)} and uses both: at ` +
        `${clockTime(inUse.at)} the one that was made at ${clockTime(at)}, and at ${clockTime(refused.at)} the one ` +
        `before, which had ended at ${clockTime(at)}. Zoom keeps one per user and app.`,
      evidence: [...first, ...second, superseded, inUse, refused],
    }
  },
}
