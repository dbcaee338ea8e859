import { NotConnected, ZoomUnavailable } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Two people connect one Zoom account, and the first one is left with a dead connection.
 *
 * How real code gets there: rows are looked up by person, and nobody thinks of the other person with the same Zoom user.
 * The refusal that follows looks like an outage at Zoom, because the row is there and nobody has disconnected.
 */
export const keepsSupersededPersonConnected: BrokenTwin = {
  name: 'keeps-superseded-person-connected',
  title: 'Leaves a person connected after somebody else connects their Zoom user',
  bug:
    'When a second person connects the same Zoom user, the first one still counts as connected, and every use fails ' +
    'as if Zoom were down.',
  alterations: {
    tokenStore: (right, { database }) => {
      database.exec('DROP INDEX IF EXISTS one_live_row_per_zoom_user')
      const rowsOfOthers = database.prepare<[string, string], object>(
        `SELECT id, access_token AS accessToken, refresh_token AS refreshToken, refresh_token_hash AS hash FROM zoom_connections
         WHERE zoom_user_id = ? AND person <> ? AND deleted_at IS NULL`,
      )
      const keep = database.prepare(
        `UPDATE zoom_connections SET deleted_at = NULL, access_token = @accessToken, refresh_token = @refreshToken,
           refresh_token_hash = @hash WHERE id = @id`,
      )
      return {
        ...right,
        async connect(person, zoomUser, tokens) {
          const rows = rowsOfOthers.all(zoomUser.id, person)
          await right.connect(person, zoomUser, tokens)
          // Here is the bug: the person who had this Zoom user before stays connected, with tokens that Zoom has just ended.
          for (const row of rows) keep.run(row)
        },
      }
    },
    connection: (right, { database }) => {
      const takenOver = database.prepare<[string], { one: 1 }>(
        `SELECT 1 AS one FROM zoom_connections AS mine JOIN zoom_connections AS theirs
           ON theirs.zoom_user_id = mine.zoom_user_id AND theirs.person <> mine.person
         WHERE mine.person = ? AND theirs.id > mine.id
           AND mine.id = (SELECT max(id) FROM zoom_connections WHERE person = mine.person)`,
      )
      return {
        ...right,
        async use(person) {
          try {
            return await right.use(person)
          } catch (error) {
            // And here: the person has to connect again, and is told to wait.
            if (error instanceof NotConnected && takenOver.get(person) !== undefined)
              throw new ZoomUnavailable('Zoom could not be reached. Try again later.')
            throw error
          }
        },
      }
    },
  },
}
