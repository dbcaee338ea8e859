import type { LiveConnection } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Somebody connects again, reads “connected”, and the first call asks to connect again; and so on.
 *
 * How real code gets there: the unique key has refused the reconnect, and the advice for that is “look among the deleted rows, and
 * restore”. What comes back are the tokens of then (devforum.zoom.us/t/12302 is the same with the code).
 */
export const restoresTheOldTokens: BrokenTwin = {
  name: 'restores-the-old-tokens',
  title: 'Restores the deleted row at a reconnect, with the old tokens in it',
  bug: 'A reconnect undeletes the row of the earlier connection and exchanges nothing: its tokens ended when that connection did.',
  mayAlsoFind: [
    'token-used-after-revoke',
    'code-never-exchanged',
    'refresh-token-reused',
    'dead-refresh-token-kept',
  ],
  alterations: {
    connection: (right, { tokenStore }) => {
      const deleted = new Map<string, LiveConnection>()
      return {
        ...right,
        async disconnect(person) {
          const row = await tokenStore.live(person)
          await right.disconnect(person)
          if (row !== undefined) deleted.set(person, row)
        },
        async complete(callback) {
          const row = deleted.get(callback.person)
          if (row === undefined) return right.complete(callback)
          // Here is the bug: the code of this callback is never exchanged.
          const zoomUser = { id: row.zoomUserId, email: row.zoomEmail, displayName: '' }
          await tokenStore.connect(callback.person, zoomUser, row)
        },
      }
    },
  },
}
