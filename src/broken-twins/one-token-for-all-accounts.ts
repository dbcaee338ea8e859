import type { AccountTwin } from './broken-twin.ts'

/**
 * With one customer it works.
 *
 * How real code gets there: an app for one account gets a second customer, and the cache keeps its key “zoom_token”.
 */
export const oneTokenForAllAccounts: AccountTwin = {
  name: 'one-token-for-all-accounts',
  kind: 'server-to-server',
  title: 'Keeps one token for all accounts that it serves',
  bug: 'Whoever comes first has a token requested, and the others’ calls are made with it until it expires.',
  findings: ['token-for-another-user'],
  alterations: {
    // Here is the bug: the key is the same for every account.
    tokenStore: ({ find, claim, release, save }) => ({
      find: () => find('zoom_token'),
      claim: (_, seen) => claim('zoom_token', seen),
      release: () => release('zoom_token'),
      save: (_, token) => save('zoom_token', token),
    }),
  },
}
