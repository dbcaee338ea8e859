import { type Alterations, NotConnected, ZoomUnavailable } from '../../reference-client/index.ts'

/** Ends the connection after some failed refreshes, although Zoom said nothing about the token. */
export function forgetsTokensWhen(isTakenForTheEnd: (failure: ZoomUnavailable) => boolean): Alterations {
  return {
    refreshOnce:
      (right, { tokenStore }) =>
      async (stale) => {
        try {
          return await right(stale)
        } catch (failure) {
          if (!(failure instanceof ZoomUnavailable) || !isTakenForTheEnd(failure)) throw failure
          await tokenStore.softDelete(stale)
          throw new NotConnected(failure.message, { cause: failure })
        }
      },
  }
}
