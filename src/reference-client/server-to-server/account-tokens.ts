import { setTimeout as pause } from 'node:timers/promises'
import type { AccessToken } from '../zoom-answers.ts'
import type { AccountApi } from './account-api.ts'
import type { AccountTokenStore } from './account-token-store.ts'
import type { ZoomAccount } from './zoom-account.ts'

/** The token of an account: kept until it expires, and the same for everyone. */
export interface AccountTokens {
  /** The stored token, or a new one if that is about to expire. */
  current(account: ZoomAccount): Promise<AccessToken>
  /** Another token than this one, which Zoom has refused. */
  renewed(account: ZoomAccount, refused: AccessToken): Promise<AccessToken>
}

const oneMinute = 60_000

/**
 * Until June 2023 a new token ended the one before, so that instances that asked by turns ended each other's. There is one
 * token request at a time for each account: callers in this process share its promise, and other processes wait for its row.
 */
export function createAccountTokens(store: AccountTokenStore, api: AccountApi): AccountTokens {
  const running = new Map<string, Promise<AccessToken>>()

  function tokenOf(account: ZoomAccount, refused?: AccessToken): Promise<AccessToken> {
    const shared = running.get(account.accountId)
    if (shared !== undefined) return shared
    const request = requestWhenFree(account, refused).finally(() => running.delete(account.accountId))
    running.set(account.accountId, request)
    return request
  }

  async function requestWhenFree(account: ZoomAccount, refused?: AccessToken): Promise<AccessToken> {
    for (;;) {
      const stored = await store.find(account.accountId)
      const isGood = stored !== undefined && stored.expiresAt > Date.now() + oneMinute
      if (isGood && stored.accessToken !== refused?.accessToken) return stored
      if (await store.claim(account.accountId, stored)) return requestAndSave(account)
      await pause(20)
    }
  }

  async function requestAndSave(account: ZoomAccount): Promise<AccessToken> {
    try {
      const token = await api.requestToken(account)
      await store.save(account.accountId, token)
      return token
    } catch (failure) {
      await store.release(account.accountId)
      throw failure
    }
  }

  return { current: (account) => tokenOf(account), renewed: tokenOf }
}
