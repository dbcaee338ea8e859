import type { BrokenTwin } from './broken-twin.ts'

/**
 * After every deploy everyone has to connect again.
 *
 * How real code gets there: `const tokens = new Map()`, for the first version. In development it is enough.
 */
export const keepsTokensInMemory: BrokenTwin = {
  name: 'keeps-tokens-in-memory',
  title: 'Loses all connections when it restarts',
  bug: 'The tokens are in a variable of the process. A restart ends every connection in the app, and none at Zoom.',
  alterations: {
    // Here is the bug: it forgets what an earlier process saved.
    tokenStore: (right, { database }) => {
      database.exec(`DELETE FROM zoom_connections`)
      return right
    },
  },
}
