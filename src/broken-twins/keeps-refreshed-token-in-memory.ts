import type { LiveConnection, Tokens } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Everything works until the next deployment; then everyone who was refreshed since has to connect again.
 *
 * How real code gets there: a client object keeps the tokens and refreshes them, and nobody has told it where to save
 * them (golang.org/x/oauth2 does this; mattermost-plugin-zoom drops the pairs that its transport gets that way).
 */
export const keepsRefreshedTokenInMemory: BrokenTwin = {
  name: 'keeps-refreshed-token-in-memory',
  title: 'Keeps refreshed tokens in memory only',
  bug: 'The tokens from a refresh stay in the memory of the process; the database keeps the first pair, which is dead.',
  findings: ['refresh-token-reused'],
  alterations: {
    tokenStore: (right) => {
      const inMemory = new Map<number, Tokens>()
      const withLatest = (row: LiveConnection | undefined) => row && { ...row, ...inMemory.get(row.id) }
      const inDatabase = async (row: LiveConnection) => (await right.live(row.person)) ?? row
      return {
        ...right,
        live: async (person) => withLatest(await right.live(person)),
        claimRefresh: async (row) => right.claimRefresh(await inDatabase(row)),
        releaseRefresh: async (row) => right.releaseRefresh(await inDatabase(row)),
        declareDead: async (row) => right.declareDead(await inDatabase(row)),
        async saveRotated(row, tokens) {
          inMemory.set(row.id, tokens) // Here is the bug: this is not the database.
          await right.releaseRefresh(await inDatabase(row))
          return withLatest(await right.live(row.person))
        },
      }
    },
  },
}
