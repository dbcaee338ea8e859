import { ZoomRefusal } from '../reference-client/index.ts'
import type { AccountTwin } from './broken-twin.ts'

/** Real code has no such limit. */
const patience = 15

/**
 * A 401 that no token fixes makes it run in circles.
 *
 * How real code gets there: “on 401, get a new token and call this function again” (rapid7/insightconnect-plugins PR #1707).
 */
export const renewsWithoutEnd: AccountTwin = {
  name: 'renews-without-end',
  kind: 'server-to-server',
  title: 'Gets a new token at each 401, and calls again',
  bug: 'When Zoom refuses the app itself, one action asks for token after token.',
  findings: ['new-token-refused-again'],
  alterations: {
    callZoom:
      (_, { tokens }) =>
      async (account, call) => {
        let token = await tokens.current(account)
        for (let round = 0; ; round += 1) {
          try {
            return await call(token)
          } catch (refusal) {
            if (!(refusal instanceof ZoomRefusal) || refusal.status !== 401 || round === patience)
              throw refusal
            token = await tokens.renewed(account, token) // Here is the bug: and again, and again.
          }
        }
      },
  },
}
