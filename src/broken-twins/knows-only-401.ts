import type { BrokenTwin } from './broken-twin.ts'
import { disbelievesRefresh } from './ways-to-fail/disbelieves-refresh.ts'

/**
 * People with dead tokens look connected, and every use fails.
 *
 * How real code gets there: it was written when Zoom refused a dead refresh token with 401. Zoom moved to 400 about 2022, and
 * the clean-up quietly stopped working (tl-its-umich-edu/remote-office-hours-queue#363).
 */
export const knowsOnly401: BrokenTwin = {
  name: 'knows-only-401',
  title: 'Gives up a refresh token only if the status is 401',
  bug: 'Zoom refuses a dead refresh token with 400 today. It waits for a 401, keeps the token, and tries it at every use.',
  findings: ['refresh-response-lost', 'dead-refresh-token-kept'],
  // Here is the bug.
  alterations: disbelievesRefresh((refusal) => refusal.status !== 401),
}
