import type { FindingRule } from '../finding.ts'
import { clockTime } from '../words.ts'

/** Zoom sends the subscription nothing more. */
export const webhookSwitchedOff: FindingRule<'webhook.subscription-off'> = {
  id: 'webhook-switched-off',
  title: 'Zoom switched the webhook endpoint off after six failed validations.',
  inProduction:
    'From the sixth failed validation in a row, 15 days after the first, Zoom sends the endpoint no events at all, until ' +
    'somebody has the URL validated again at the Marketplace. Only the account’s owner gets an e-mail, after two and four.',
  remedy:
    'Answer endpoint.url_validation on every deploy, then validate the URL again (POST /__mock/webhooks/validate). Watch ' +
    'for validations in production as for any health check.',
  sources: ['developers.zoom.us/docs/api/webhooks'],
  needs: ['webhooks'],
  on: ['webhook.subscription-off'],
  diagnose(off, history) {
    const failed = history
      .with('webhook.failed', 'clientId', off.clientId)
      .filter(({ failuresInARow = 0 }) => failuresInARow > 0)
      .slice(-off.failuresInARow)
    return {
      about: `${off.clientId} ${off.subscriptionId}`,
      sentence:
        `At ${clockTime(off.at)} Zoom switched the events of ${history.app(off.clientId)} to ${off.url} off: ` +
        `${off.failuresInARow} validations in a row had failed.`,
      evidence: [...failed, off],
    }
  },
}
