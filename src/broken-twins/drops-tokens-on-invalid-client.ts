import { NotConnected, ZoomRefusal } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * The client secret is rotated, and everyone who uses the app in the next minutes is disconnected.
 *
 * How real code gets there: a refresh that is answered with 400 has failed for good. Which error it was, nobody looks.
 */
export const dropsTokensOnInvalidClient: BrokenTwin = {
  name: 'drops-tokens-on-invalid-client',
  title: 'Ends the connection when Zoom refuses the client secret',
  bug: 'It takes every 400 to a refresh for a dead token, also “invalid_client”, which is about the app.',
  alterations: {
    refreshOnce:
      (right, { tokenStore }) =>
      async (stale) => {
        try {
          return await right(stale)
        } catch (failure) {
          if (!(failure instanceof ZoomRefusal) || failure.error !== 'invalid_client') throw failure
          // Here is the bug: the token is good.
          await tokenStore.softDelete(stale)
          throw new NotConnected(failure.message, { cause: failure })
        }
      },
  },
}
