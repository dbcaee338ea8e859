import { NotConnected, ZoomRefusal } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Somebody clicks a button for which the app lacks a scope, and is asked to connect again. That never helps.
 *
 * How real code gets there: “Invalid access token, does not contain scopes” begins like the refusal of a dead token, and a
 * dead token ends the connection.
 */
export const disconnectsOnScopeError: BrokenTwin = {
  name: 'disconnects-on-scope-error',
  title: 'Ends the connection when a scope is missing',
  bug: 'It takes error 4711 for a lost connection, and deletes the row, although the tokens in it are good.',
  alterations: {
    connection: (right, { tokenStore }) => ({
      ...right,
      async use(person) {
        try {
          return await right.use(person)
        } catch (failure) {
          const row = await tokenStore.live(person)
          if (!(failure instanceof ZoomRefusal) || failure.error !== '4711' || row === undefined)
            throw failure
          // Here is the bug: connecting again brings the same scopes.
          await tokenStore.softDelete(row)
          throw new NotConnected('Zoom has refused the token.', { cause: failure })
        }
      },
    }),
  },
}
