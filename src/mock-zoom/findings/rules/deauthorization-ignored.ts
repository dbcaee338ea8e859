import { isLater } from '../answer-taken.ts'
import type { FindingRule } from '../finding.ts'
import { formerHolderOf } from '../grant-history.ts'
import { newerTokensUnused } from '../newer-tokens.ts'
import { clockTime } from '../words.ts'

/** The app acknowledged that its user had uninstalled it, and used the tokens all the same. */
export const deauthorizationIgnored: FindingRule<'refresh.refused' | 'api.refused'> = {
  id: 'deauthorization-ignored',
  title: 'Tokens were used after the app had acknowledged app_deauthorized.',
  inProduction:
    'People who removed the app at Zoom still appear as connected, and their data is still there. Zoom’s agreement ' +
    'requires deletion within ten days; its reviewers test this.',
  remedy:
    'On app_deauthorized, end every connection of that user_id (for an app of a whole account, of that ' +
    'account_id), delete what you hold about them, then answer 200.',
  sources: ['marketplace.zoom.us/docs/guides/auth/deauthorization', 'devforum.zoom.us/t/42658'],
  needs: ['webhooks'],
  on: ['refresh.refused', 'api.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'refresh-token-revoked' && refused.reason !== 'access-token-revoked')
      return undefined
    // Where newer tokens are there, the app has not replaced the old ones: new-tokens-not-used reports that.
    if (newerTokensUnused(refused, history)) return undefined
    const [closed] = history.with('grant.closed', 'grantId', refused.grantId)
    if (closed?.because !== 'uninstalled') return undefined
    const uninstalled = history
      .with('app.uninstalled', 'userId', closed.userId)
      .find((entry) => entry.clientId === closed.clientId && entry.seq > closed.seq)
    const [taken] = history.with('webhook.acknowledged', 'deliveryId', uninstalled?.deliveryId ?? null)
    const arrivedAfter = history.request(refused)?.arrivedAfter ?? 0
    if (!uninstalled || !taken || taken.seq > arrivedAfter || !isLater(taken, refused)) return undefined
    const used = refused.type === 'refresh.refused' ? 'a refresh token' : 'an access token'
    return {
      about: closed.grantId,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(closed.clientId)} used ${used} of ` +
        `${formerHolderOf(closed, history)}, who had uninstalled it at ${clockTime(uninstalled.at)}. It had ` +
        `acknowledged app_deauthorized at ${clockTime(taken.at)}.`,
      evidence: [closed, uninstalled, taken, refused],
    }
  },
}
