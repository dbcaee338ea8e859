import { isLater } from '../answer-taken.ts'
import type { FindingRule } from '../finding.ts'
import { newerTokensUnused } from '../newer-tokens.ts'
import { clockTime } from '../words.ts'

/** One event, from the account's owner, was about everybody in the account. */
export const accountRemovalIgnored: FindingRule<'refresh.refused' | 'api.refused'> = {
  id: 'account-removal-ignored',
  title: 'Tokens of an account were used after its owner had removed the app from it.',
  inProduction:
    'The owner of an account removes an admin-managed app: the tokens of everybody in the account end, and one app_deauthorized ' +
    'arrives, with the owner’s user_id. An app that ends the owner’s connection alone shows the others as connected, and their calls fail.',
  remedy:
    'On app_deauthorized of an admin-managed app, end every connection of that account_id, not only that of the user_id, and ' +
    'delete what you hold about the account.',
  sources: ['devforum.zoom.us/t/42658'],
  needs: ['webhooks', 'owner', 'registration'],
  on: ['refresh.refused', 'api.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'refresh-token-revoked' && refused.reason !== 'access-token-revoked')
      return undefined
    if (newerTokensUnused(refused, history)) return undefined
    const [closed] = history.with('grant.closed', 'grantId', refused.grantId)
    if (closed?.because !== 'uninstalled-by-owner' || closed.userId === null) return undefined
    const uninstalled = history
      .with('app.uninstalled', 'clientId', closed.clientId)
      .find((entry) => entry.requestId === closed.requestId)
    const [taken] = history.with('webhook.acknowledged', 'deliveryId', uninstalled?.deliveryId ?? null)
    const arrivedAfter = history.request(refused)?.arrivedAfter ?? 0
    if (!uninstalled || !taken || taken.seq > arrivedAfter || !isLater(taken, refused)) return undefined
    const used = refused.type === 'refresh.refused' ? 'a refresh token' : 'an access token'
    return {
      about: closed.grantId,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(closed.clientId)} used ${used} of ${history.user(closed.userId)}. ` +
        `${history.user(uninstalled.userId)}, who owns the account, had removed the app from it at ${clockTime(uninstalled.at)}, ` +
        `and the app had acknowledged app_deauthorized at ${clockTime(taken.at)}.`,
      evidence: [closed, uninstalled, taken, refused],
    }
  },
}
