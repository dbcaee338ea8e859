import {
  createConnection,
  createRefreshOnce,
  type LiveConnection,
  type Tokens,
} from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * A call fails once, and an hour later that person is disconnected.
 *
 * How real code gets there: the client object does the refresh, and its tokens are written back at the end of the job.
 * When the job fails, it never gets there (tap-zoom: a crash in between loses the tokens).
 */
export const savesAfterUse: BrokenTwin = {
  name: 'saves-after-use',
  title: 'Saves refreshed tokens only after the call has worked',
  bug:
    'It makes the call with the new tokens first and saves them afterwards: when the call fails, the only refresh ' +
    'token that works is gone.',
  findings: ['refresh-token-reused'],
  alterations: {
    connection: (_right, { database: _, settings: __, ...parts }) => {
      const { tokenStore, zoomApi } = parts
      const unsaved = new Map<string, LiveConnection>()
      const saveLater = async (row: LiveConnection, tokens: Tokens) => {
        unsaved.set(tokens.accessToken, row)
        return { ...row, ...tokens } // Here is the bug: this is only in memory.
      }
      /** Makes the call, and saves the tokens it was made with. */
      async function callAndSave<Answer>(tokens: Tokens, call: () => Promise<Answer>): Promise<Answer> {
        const row = unsaved.get(tokens.accessToken)
        try {
          const answer = await call()
          if (row !== undefined) await tokenStore.saveRotated(row, tokens)
          return answer
        } finally {
          if (row !== undefined) await tokenStore.releaseRefresh(row)
        }
      }
      return createConnection({
        ...parts,
        refreshOnce: createRefreshOnce({ ...tokenStore, saveRotated: saveLater }, zoomApi),
        zoomApi: {
          ...zoomApi,
          me: (tokens) => callAndSave(tokens, () => zoomApi.me(tokens)),
          createMeeting: (tokens, topic) => callAndSave(tokens, () => zoomApi.createMeeting(tokens, topic)),
        },
      })
    },
  },
}
