import { issueOf, newerUnusedCode } from '../code-history.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime, timeBetween } from '../words.ts'

/** A code was exchanged too late. Zoom's codes live five minutes. */
export const codeExpired: FindingRule<'code.refused'> = {
  id: 'code-expired',
  title: 'A code was exchanged after its five minutes were over.',
  inProduction:
    'Zoom answers “Invalid authorization code” to people who were slow, or whose callback waited in a queue. You ' +
    'don’t see it when you test it yourself, because you are quick.',
  remedy:
    'Exchange the code in the callback itself, not in a job that runs later. When Zoom refuses it, offer the ' +
    'connect button again.',
  sources: ['developers.zoom.us/docs/integrations/oauth-error-messages (4733)'],
  needs: ['browser'],
  on: ['code.refused'],
  diagnose(refused, history) {
    if (refused.reason !== 'code-expired') return undefined
    const issued = issueOf(refused.codeId, history)
    if (!issued || newerUnusedCode(issued, refused, history)) return undefined
    return {
      about: issued.codeId,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(issued.clientId)} exchanged code ${issued.code}, which was ` +
        `issued at ${clockTime(issued.at)} and had expired at ${clockTime(issued.expiresAt)}, ` +
        `${timeBetween(issued.expiresAt, refused.at)} earlier.`,
      evidence: [issued, refused],
    }
  },
}
