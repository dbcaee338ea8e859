import type { BrokenTwin } from './broken-twin.ts'

/**
 * Zoom can’t be reached while somebody connects again, and the connection that they had is gone.
 *
 * How real code gets there: delete, exchange, insert. The order is right as long as the exchange works.
 */
export const endsTheConnectionBeforeTheExchange: BrokenTwin = {
  name: 'ends-the-connection-before-the-exchange',
  title: 'Ends the connection before it has exchanged the new code',
  bug: 'The callback deletes the person’s row and then exchanges the code: if Zoom refuses it, nothing is left.',
  alterations: {
    connection: (right, { tokenStore }) => ({
      ...right,
      async complete(callback) {
        const row = await tokenStore.live(callback.person)
        // Here is the bug: the exchange may fail.
        if (row !== undefined) await tokenStore.softDelete(row)
        return right.complete(callback)
      },
    }),
  },
}
