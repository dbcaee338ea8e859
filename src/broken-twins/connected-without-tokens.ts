import type { LiveConnection } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Zoom fails during the exchange, and the app says “connected”.
 *
 * How real code gets there: the callback catches everything, so that nobody sees an error page, and the flag “connected” is set
 * after the catch.
 */
export const connectedWithoutTokens: BrokenTwin = {
  name: 'connected-without-tokens',
  title: 'Shows a person as connected after an exchange that failed',
  bug: 'The callback swallows the error of the exchange, and goes on as if it had tokens.',
  alterations: {
    connection: (right) => {
      const flagged = new Map<string, LiveConnection>()
      return {
        ...right,
        async complete(callback) {
          try {
            await right.complete(callback)
            flagged.delete(callback.person)
          } catch {
            // Here is the bug: there is nothing to show.
            flagged.set(callback.person, nothing)
          }
        },
        status: async (person) => (await right.status(person)) ?? flagged.get(person),
      }
    },
  },
}

const nothing: LiveConnection = {
  id: 0,
  person: '',
  zoomUserId: '',
  zoomEmail: 'unknown',
  accessToken: '',
  refreshToken: '',
  expiresAt: 0,
  apiUrl: '',
  refreshIsClaimed: false,
}
