import { createRefreshOnce } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Connecting again works for an hour, and never longer.
 *
 * How real code gets there: the refresh has a query of its own, older than the soft delete: it takes the person's first row,
 * and a connection that was made anew is refreshed with the token of the one before it (devforum.zoom.us/t/12302 is the
 * same query in the callback).
 */
export const refreshesWithTheFirstPair: BrokenTwin = {
  name: 'refreshes-with-the-first-pair',
  title: 'Refreshes a new connection with the refresh token of the earlier one',
  bug:
    'The refresh reads the refresh token from the first row of the person, also if that row is deleted: after connecting ' +
    'again it sends the token of the earlier connection, and takes the refusal for the end of the new one.',
  findings: ['new-tokens-not-used'],
  alterations: {
    tokenStore: (right, { database }) => {
      database.exec(
        'CREATE TABLE IF NOT EXISTS first_pairs (person TEXT, id INTEGER, refresh_token TEXT) STRICT',
      )
      const keep = database.prepare('INSERT INTO first_pairs (person, id, refresh_token) VALUES (?, ?, ?)')
      return {
        ...right,
        async connect(person, zoomUser, tokens) {
          await right.connect(person, zoomUser, tokens)
          const row = await right.live(person)
          if (row !== undefined) keep.run(person, row.id, row.refreshToken)
        },
      }
    },
    refreshOnce: (_, { tokenStore, zoomApi, database }) => {
      const first = database.prepare<[string], { id: number; token: string }>(
        'SELECT id, refresh_token AS token FROM first_pairs WHERE person = ? ORDER BY id LIMIT 1',
      )
      const refreshOnce = createRefreshOnce(tokenStore, {
        ...zoomApi,
        refresh: (token) => zoomApi.refresh(wrong.get(token) ?? token),
      })
      const wrong = new Map<string, string>()
      return (stale) => {
        // Here is the bug: the first row is not always the live one.
        const row = first.get(stale.person)
        if (row !== undefined && row.id !== stale.id) wrong.set(stale.refreshToken, row.token)
        return refreshOnce(stale)
      }
    },
  },
}
