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
 * Within this process callers share one promise, and its failure. Between instances on the same database the row has a claim
 * with a time limit: one statement on the database's clock, so nobody holds a connection, or a lock, while Zoom responds.
 * (Comparing on write and reading again after a refusal isn't enough: the refusal can arrive before the winner has saved the
 * new pair.) Nothing saves the pair of an instance that dies between Zoom's response and its save: the person connects again.
 */
export function createRefreshOnce(
  tokenStore: TokenStore,
  zoomApi: ZoomApi,
  /** Milliseconds. Together with the time limit of a request, it is shorter than a claim lasts. */
  graceForTheLate = 3_000,
): RefreshOnce {
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
      const row = await tokenStore.live(stale.person)
      if (row === undefined) throw new NotConnected('You have disconnected.')
      if (row.accessToken !== stale.accessToken) return row // somebody was faster: their tokens are the newer ones
      if (await tokenStore.claimRefresh(row)) return refreshAndSave(row)
      await pause(50)
    }
  }

  async function refreshAndSave(row: LiveConnection): Promise<LiveConnection> {
    try {
      const tokens = await zoomApi.refresh(row.refreshToken)
      const saved = await tokenStore.saveRotated(row, tokens) // before anyone uses them: the old pair is already dead
      return saved ?? (await newerThan(row))
    } catch (failure) {
      if (failure instanceof ZoomRefusal && failure.refreshTokenIsDead) return afterRefusal(row, failure)
      // If this fails as well, the claim runs out by itself.
      await tokenStore.releaseRefresh(row).catch(() => {})
      throw failure
    }
  }

  /**
   * The token is dead; whether the connection is depends on why. If we took over a claim that had run out, its instance may
   * hang between Zoom's response and its save, with the only pair that works: it gets a few seconds to wake up.
   */
  async function afterRefusal(row: LiveConnection, refusal: ZoomRefusal): Promise<LiveConnection> {
    const until = performance.now() + (row.refreshIsClaimed ? graceForTheLate : 0)
    for (;;) {
      const current = await tokenStore.live(row.person)
      if (current?.refreshToken !== row.refreshToken) return newerThan(row)
      if (performance.now() >= until) break
      await pause(50)
    }
    if (!(await tokenStore.declareDead(row))) return newerThan(row)
    throw new NotConnected(`Zoom has ended the connection (${refusal.message}).`, { cause: refusal })
  }

  /** What replaced the tokens of this row: another instance's, or those of a new connection. */
  async function newerThan({ person, refreshToken }: LiveConnection): Promise<LiveConnection> {
    const current = await tokenStore.live(person)
    if (current === undefined || current.refreshToken === refreshToken)
      throw new NotConnected('You have disconnected.')
    return current
  }
}
