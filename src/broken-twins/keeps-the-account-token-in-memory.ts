import type { AccessToken } from '../reference-client/index.ts'
import type { AccountTwin } from './broken-twin.ts'

/**
 * It works on one machine. With the Zoom of 2020, two of them end each other’s tokens.
 *
 * How real code gets there: the token is in a variable of the module, as in every tutorial (ZoomNet #269, mod_zoom #473).
 */
export const keepsTheAccountTokenInMemory: AccountTwin = {
  name: 'keeps-the-account-token-in-memory',
  kind: 'server-to-server',
  title: 'Keeps the token of its account in the memory of each process',
  bug: 'Each instance asks for a token of its own, which ended the token of the other until June 2023.',
  findings: ['account-tokens-end-each-other'],
  alterations: {
    tokenStore: () => {
      const kept = new Map<string, AccessToken>() // Here is the bug: no other process sees it.
      return {
        find: async (accountId) => kept.get(accountId),
        claim: async () => true,
        release: async () => undefined,
        save: async (accountId, token) => void kept.set(accountId, token),
      }
    },
  },
}
