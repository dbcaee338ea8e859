import type { LiveConnection } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Somebody connects again, everything looks fine, and scheduling a meeting does not work, or goes to the old account.
 *
 * How real code gets there: a job is stored with the tokens, or with the id of the row, that it needed when it was made.
 */
export const otherPathKeepsTheFirstTokens: BrokenTwin = {
  name: 'other-path-keeps-the-first-tokens',
  title: 'Schedules meetings with the tokens of the first connection',
  bug: 'Scheduling keeps the tokens with which it first worked, and uses them as long as the person is connected at all.',
  mayAlsoFind: ['grant-superseded', 'token-used-after-revoke', 'new-tokens-not-used'],
  alterations: {
    connection: (right, { tokenStore, zoomApi }) => {
      const first = new Map<string, LiveConnection>()
      return {
        ...right,
        async schedule(person) {
          const row = await tokenStore.live(person)
          const known = first.get(person)
          if (row === undefined || known === undefined || known.id === row.id) {
            if (row !== undefined) first.set(person, row)
            return right.schedule(person)
          }
          // Here is the bug: `known` belongs to an earlier connection.
          return zoomApi.createMeeting(known, 'Talk')
        },
      }
    },
  },
}
