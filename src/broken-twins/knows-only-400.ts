import type { BrokenTwin } from './broken-twin.ts'
import { disbelievesRefresh } from './ways-to-fail/disbelieves-refresh.ts'

/**
 * It works with today's Zoom. When Zoom speaks as it used to, or in a new way, the app keeps dead tokens.
 *
 * How real code gets there: it compares with the one string that was in the log. Cal.com, CoreVideo and Attendee know
 * `invalid_grant`, and none of them the older `invalid_request`.
 */
export const knowsOnly400: BrokenTwin = {
  name: 'knows-only-400',
  title: 'Gives up a refresh token only if the error is invalid_grant',
  bug: 'It knows today’s 400 and "invalid_grant", and treats the 401 and "invalid_request" of 2020 as a temporary problem.',
  findings: ['dead-refresh-token-kept'],
  // Here is the bug.
  alterations: disbelievesRefresh((refusal) => refusal.error !== 'invalid_grant'),
}
