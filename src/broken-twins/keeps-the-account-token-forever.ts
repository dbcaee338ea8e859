import type { AccountTwin } from './broken-twin.ts'

/**
 * An hour after each start, everything fails.
 *
 * How real code gets there: the token is requested once at the start and put into the client’s default headers.
 */
export const keepsTheAccountTokenForever: AccountTwin = {
  name: 'keeps-the-account-token-forever',
  kind: 'server-to-server',
  title: 'Asks for a token once, and never again',
  bug: 'It uses its first token as long as it runs: when that has expired, every call is refused.',
  mayAlsoFind: ['expired-access-token-kept'],
  alterations: {
    tokens: (right, { store }) => ({
      // Here is the bug: nobody looks at the time of expiry, and a refusal changes nothing.
      current: async (account) => (await store.find(account.accountId)) ?? right.current(account),
      renewed: async (_, refused) => refused,
    }),
  },
}
