import { createConnection, createRefreshOnce } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * A person schedules a meeting, and an hour later the connection is dead.
 *
 * How real code gets there: one path saves the refreshed tokens, and another, written later, lets a library refresh them.
 * mattermost-plugin-zoom saves rotated pairs when it looks up the user; GetMeeting and CreateMeeting refresh through the
 * transport of golang.org/x/oauth2, and the new pair is dropped with it.
 */
export const dropsPairOnOnePath: BrokenTwin = {
  name: 'drops-pair-on-one-path',
  title: 'Saves refreshed tokens everywhere except when it schedules a meeting',
  bug:
    'When it has to refresh while scheduling a meeting, the new pair lives only as long as that action; the database ' +
    'keeps the old pair, which is dead.',
  findings: ['refresh-token-reused'],
  alterations: {
    connection: (right, { tokenStore, pendingAuthorizations, zoomApi }) => ({
      ...right,
      async schedule(person) {
        let latest = await tokenStore.live(person)
        const forNow = {
          ...tokenStore,
          live: async () => latest,
          claimRefresh: async () => true,
          // Here is the bug: the new pair only goes into a variable.
          saveRotated: async (row: NonNullable<typeof latest>, tokens: object) => {
            latest = { ...row, ...tokens }
            return latest
          },
        }
        const refreshOnce = createRefreshOnce(forNow, zoomApi)
        const parts = { tokenStore: forNow, pendingAuthorizations, zoomApi, refreshOnce }
        return createConnection(parts).schedule(person)
      },
    }),
  },
}
