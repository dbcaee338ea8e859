import type { AccountTwin } from './broken-twin.ts'

/**
 * After a change at Zoom it fails for up to an hour.
 *
 * How real code gets there: the token is kept with its time of expiry, and nothing else can end it, as it seems.
 */
export const givesUpAtA401: AccountTwin = {
  name: 'gives-up-at-a-401',
  kind: 'server-to-server',
  title: 'Trusts the time of expiry alone',
  bug: 'A token that Zoom has ended before its time is used until it would have expired.',
  mayAlsoFind: ['expired-access-token-kept'],
  alterations: {
    callZoom:
      (_, { tokens }) =>
      async (account, call) =>
        call(await tokens.current(account)), // Here is the bug: a 401 is passed on.
  },
}
