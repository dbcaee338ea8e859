import { type Alterations, NotConnected, ZoomUnavailable } from '../../reference-client/index.ts'

/** Takes some of the ways in which a refresh can fail without a word from Zoom for the end of the connection. */
export function forgetsTokensWhen(isTakenForTheEnd: (failure: ZoomUnavailable) => boolean): Alterations {
  return {
    refreshOnce:
      (right, { tokenStore }) =>
      async (stale) => {
        try {
          return await right(stale)
        } catch (failure) {
          if (!(failure instanceof ZoomUnavailable) || !isTakenForTheEnd(failure)) throw failure
          tokenStore.softDelete(stale)
          throw new NotConnected(failure.message, { cause: failure })
        }
      },
  }
}
