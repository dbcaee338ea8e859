import { setTimeout as pause } from 'node:timers/promises'
import { type LiveConnection, ZoomRefusal } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Two people use the app in the same moment, and both see the same Zoom account.
 *
 * How real code gets there: one Zoom client for the whole app, with `client.setToken()` at the beginning of each request and
 * an await before the call.
 */
export const setsTheTokenOnASharedClient: BrokenTwin = {
  name: 'sets-the-token-on-a-shared-client',
  title: 'Calls Zoom with the token of whoever came last',
  bug: 'Each request sets its token on a client that all share, and waits a moment before the call: the next one sets its own.',
  alterations: {
    connection: (right, { tokenStore, zoomApi }) => {
      let client: LiveConnection | undefined
      return {
        ...right,
        async use(person) {
          const row = await tokenStore.live(person)
          if (row === undefined || row.expiresAt < Date.now() + 60_000) return right.use(person)
          const isAnothers = client !== undefined && client.person !== person
          client = row
          await pause(isAnothers ? 200 : 0) // the change is logged, in a table or somewhere else
          try {
            // Here is the bug: `client` should be `row`.
            return await zoomApi.me(client)
          } catch (refusal) {
            if (refusal instanceof ZoomRefusal && refusal.status === 401) return right.use(person)
            throw refusal
          }
        },
      }
    },
  },
}
