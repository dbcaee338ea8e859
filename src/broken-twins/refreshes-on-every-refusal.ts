import { ZoomRefusal } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * When the API refuses a token for good, the app refreshes until somebody stops it.
 *
 * How real code gets there: an interceptor refreshes on 401 and sends the request again, through itself.
 */
export const refreshesOnEveryRefusal: BrokenTwin = {
  name: 'refreshes-on-every-refusal',
  title: 'Refreshes and retries every time Zoom says 401',
  bug:
    'Every 401 from the API leads to a refresh and another try, ten times in a row. If Zoom refuses even a fresh ' +
    'token, that changes nothing.',
  alterations: {
    connection: (right, { tokenStore, zoomApi, refreshOnce }) => ({
      ...right,
      async use(person) {
        for (let attempt = 1; ; attempt += 1) {
          try {
            return await right.use(person)
          } catch (error) {
            const row = await tokenStore.live(person)
            const refused = error instanceof ZoomRefusal && error.status === 401
            if (!refused || row === undefined || attempt === 10) throw error
            // Here is the bug: `use` has already refreshed once, and that did not help.
            await zoomApi.me(await refreshOnce(row)).catch(() => undefined)
          }
        }
      },
    }),
  },
}
