import type { AccountTwin } from './broken-twin.ts'

/**
 * One person at one desk never sees it.
 *
 * How real code gets there: “if there is no token, ask for one” with an await in the middle, and nothing that makes the second caller
 * wait for the first.
 */
export const asksForTokensInParallel: AccountTwin = {
  name: 'asks-for-tokens-in-parallel',
  kind: 'server-to-server',
  title: 'Each action that finds no token asks for one, however many are under way',
  bug: 'It keeps its token, but actions that come at once after a start or at the expiry each ask for one.',
  alterations: {
    tokens: (_, { store, api }) => ({
      async current(account) {
        const stored = await store.find(account.accountId)
        if (stored !== undefined && stored.expiresAt > Date.now()) return stored
        return this.renewed(account, stored ?? { accessToken: '', expiresAt: 0, apiUrl: '' })
      },
      async renewed(account) {
        const token = await api.requestToken(account) // Here is the bug: nobody waits for a request that is under way.
        await store.save(account.accountId, token)
        return token
      },
    }),
  },
}
