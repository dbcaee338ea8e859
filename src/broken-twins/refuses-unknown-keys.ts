import { createZoomApi, readTokens, ZoomUnavailable } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Zoom adds a key to its responses, and all connections go down within the hour.
 *
 * How real code gets there: a strict schema ("no additional properties") for somebody else's data. Zoom added `api_url` to
 * its token responses around 2022.
 */
export const refusesUnknownKeys: BrokenTwin = {
  name: 'refuses-unknown-keys',
  title: 'Refuses a token response with an unknown key',
  bug: 'It checks that the response has the known keys and no others: the first new key makes every refresh fail.',
  alterations: {
    zoomApi: (_right, { settings }) =>
      createZoomApi(settings, fetch, (answer, zoomUrl) => {
        const known = ['access_token', 'token_type', 'refresh_token', 'expires_in', 'scope', 'api_url']
        const unknown = Object.keys(answer).filter((key) => !known.includes(key))
        // Here is the bug: an app should ignore keys that it does not know.
        if (unknown.length > 0) throw new ZoomUnavailable(`Unknown keys: ${unknown.join(', ')}.`)
        return readTokens(answer, zoomUrl)
      }),
  },
}
