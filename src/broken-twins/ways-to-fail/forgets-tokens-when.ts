import { type Alterations, NotConnected, ZoomUnavailable } from '../../reference-client/index.ts'

/** Takes some failures of a refresh in which Zoom says nothing about the token for the end of the connection. */
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
