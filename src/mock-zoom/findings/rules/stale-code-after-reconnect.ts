import { issueOf, newerUnusedCode, redemptionOf } from '../code-history.ts'
import type { FindingRule } from '../finding.ts'
import { clockTime, timeBetween } from '../words.ts'

/** The origin thread's bug: there was a newer code, and the app sent an older one. */
export const staleCodeAfterReconnect: FindingRule<'code.refused'> = {
  id: 'stale-code-after-reconnect',
  title: 'An old code was exchanged although Zoom had just issued a new one.',
  inProduction:
    'Everyone who was connected before gets “Invalid authorization code” when they connect again, while new people ' +
    'connect without trouble. Hard-deleting the old row hides it; a soft-deleted row brings it back.',
  remedy:
    'Exchange the code of the callback you are handling, and nothing else. Do not store codes: drop the column. ' +
    'Look up token rows only where deleted_at is null. docs/soft-delete.md has the mistake and the fix for each database and ORM.',
  sources: ['devforum.zoom.us/t/12302'],
  needs: ['browser'],
  on: ['code.refused'],
  diagnose(refused, history) {
    // Two tabs of one person do this to a correct app.
    if (refused.reason === 'code-replaced') return undefined
    const issued = issueOf(refused.codeId, history)
    const newer = issued && newerUnusedCode(issued, refused, history)
    if (!newer || refused.clientId !== issued.clientId) return undefined
    const redeemed = redemptionOf(issued.codeId, history)
    const past = redeemed
      ? `issued at ${clockTime(issued.at)} and redeemed at ${clockTime(redeemed.at)}`
      : `issued at ${clockTime(issued.at)}, ${timeBetween(issued.at, refused.at)} earlier`
    const issuedTo = newer.userUnknown
      ? `at ${clockTime(newer.at)}`
      : `for the same Zoom user (${history.user(issued.userId)}, at ${clockTime(newer.at)})`
    return {
      about: newer.codeId,
      sentence:
        `At ${clockTime(refused.at)} ${history.app(issued.clientId)} exchanged the old code ${issued.code} (${past}), ` +
        `although Zoom had just issued the new code ${newer.code} to it ${issuedTo}. The new code was never used.`,
      evidence: [issued, ...(redeemed ? [redeemed] : []), newer, refused],
    }
  },
}
