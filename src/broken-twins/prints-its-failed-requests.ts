import type { BrokenTwin } from './broken-twin.ts'

/**
 * After a bad minute at Zoom the client secret is in the logs.
 *
 * How real code gets there: an HTTP library’s error holds the request with all of its headers, and the app logs the error.
 */
export const printsItsFailedRequests: BrokenTwin = {
  name: 'prints-its-failed-requests',
  title: 'Prints failed token requests, with their Authorization header',
  bug: 'When a token request fails, the log has the Basic credentials: the client secret in base64.',
  alterations: {
    zoomApi: (right, { print, settings: { clientId, clientSecret } }) => {
      const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
      const printing = <Answer>(answer: Promise<Answer>) =>
        answer.catch((error: unknown) => {
          // Here is the bug.
          print(`${error} { method: 'POST', headers: { Authorization: 'Basic ${basic}' } }`)
          throw error
        })
      return {
        ...right,
        exchange: (callback) => printing(right.exchange(callback)),
        refresh: (refreshToken) => printing(right.refresh(refreshToken)),
      }
    },
  },
}
