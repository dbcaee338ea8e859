import type { BrokenTwin } from './broken-twin.ts'

/**
 * After every deploy everybody has to connect again.
 *
 * How real code gets there: `const tokens = new Map()`, for the first version. In development it is enough.
 */
export const keepsTokensInMemory: BrokenTwin = {
  name: 'keeps-tokens-in-memory',
  title: 'Loses all connections when it is restarted',
  bug: 'The tokens are in a variable of the process. A restart ends every connection for the app, and none at Zoom.',
  alterations: {
    // Here is the bug: what an earlier process has saved does not count.
    tokenStore: (right, { database }) => {
      database.exec(`DELETE FROM zoom_connections`)
      return right
    },
  },
}
