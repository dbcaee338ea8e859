import { setTimeout as pause } from 'node:timers/promises'
import type { LiveConnection, TokenStore } from './token-store.ts'
import { ZoomRefusal } from './zoom-answers.ts'
import type { ZoomApi } from './zoom-api.ts'

/** The person has no working connection, and has to go through Zoom again. */
export class NotConnected extends Error {
  override name = 'NotConnected'
}

/** Returns a row with newer tokens than the stale one. */
export type RefreshOnce = (stale: LiveConnection) => Promise<LiveConnection>

/**
 * Zoom's refresh tokens rotate: the second refresh with the same one is refused, and code that takes that refusal for the
 * end of the connection throws the winner's tokens away. So there is one refresh at a time per person.
 *
 * Within this process callers share one promise, and its failure. Between processes on the same database the row has a claim
 * with a time limit. (Comparing on write and reading again after a refusal isn't enough: the refusal can arrive before the
 * winner has saved the new pair.)
 */
export function createRefreshOnce(tokenStore: TokenStore, zoomApi: ZoomApi): RefreshOnce {
  const running = new Map<string, Promise<LiveConnection>>()

  return (stale) => {
    const shared = running.get(stale.person)
    if (shared !== undefined) return shared
    const refresh = refreshWhenFree(stale).finally(() => running.delete(stale.person))
    running.set(stale.person, refresh)
    return refresh
  }

  async function refreshWhenFree(stale: LiveConnection): Promise<LiveConnection> {
    for (;;) {
      const row = tokenStore.live(stale.person)
      if (row === undefined) throw new NotConnected('You have disconnected.')
      if (row.accessToken !== stale.accessToken) return row // somebody was faster: their tokens are the newer ones
      if (tokenStore.claimRefresh(row)) return refreshAndSave(row)
      await pause(50)
    }
  }

  async function refreshAndSave(row: LiveConnection): Promise<LiveConnection> {
    try {
      const tokens = await zoomApi.refresh(row.refreshToken)
      const saved = tokenStore.saveRotated(row, tokens) // before anyone uses them: the old pair is already dead
      if (saved === undefined) throw new NotConnected('You have disconnected.')
      return saved
    } catch (failure) {
      if (failure instanceof ZoomRefusal && failure.refreshTokenIsDead) {
        tokenStore.softDelete(row)
        throw new NotConnected(`Zoom has ended the connection (${failure.message}).`, { cause: failure })
      }
      tokenStore.releaseRefresh(row)
      throw failure
    }
  }
}
