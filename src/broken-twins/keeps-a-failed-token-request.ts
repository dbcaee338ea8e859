import type { AccessToken } from '../reference-client/index.ts'
import type { AccountTwin } from './broken-twin.ts'

/**
 * Zoom was down for a minute, and the app stays down.
 *
 * How real code gets there: the promise of the token request is kept so that callers share it, and nothing forgets one that failed.
 */
export const keepsAFailedTokenRequest: AccountTwin = {
  name: 'keeps-a-failed-token-request',
  kind: 'server-to-server',
  title: 'Keeps the promise of a token request that has failed',
  bug: 'After one failed token request, every action fails with its error until the app is started again.',
  alterations: {
    tokens: (right) => {
      const kept = new Map<string, Promise<AccessToken>>()
      const keep = (accountId: string, token: Promise<AccessToken>) => {
        kept.set(accountId, token) // Here is the bug: also if it fails.
        return token
      }
      return {
        current: async (account) => {
          const token = await (kept.get(account.accountId) ?? keep(account.accountId, right.current(account)))
          return token.expiresAt > Date.now() ? token : keep(account.accountId, right.current(account))
        },
        renewed: (account, refused) => keep(account.accountId, right.renewed(account, refused)),
      }
    },
  },
}
