import type { BrokenTwin } from './broken-twin.ts'
import { disbelievesRefresh } from './ways-to-fail/disbelieves-refresh.ts'

/**
 * "Invalid Token!" at every use, forever; the person is never told to connect again.
 *
 * How real code gets there: a failed refresh is a failed request like any other: it is logged, and shown, and the tokens
 * stay (raycast/extensions#10896; mattermost-plugin-zoom does not clear them either).
 */
export const retriesDeadToken: BrokenTwin = {
  name: 'retries-dead-token',
  title: 'Never gives up a refresh token',
  bug: 'Whatever Zoom says to a refresh, it keeps the token and tries it again at the next use.',
  findings: ['refresh-response-lost', 'dead-refresh-token-kept'],
  // Here is the bug.
  alterations: disbelievesRefresh(() => true),
}
