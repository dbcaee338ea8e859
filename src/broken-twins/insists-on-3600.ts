import { createZoomApi, readTokens, ZoomUnavailable } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Some people can't connect, because of one second more or less.
 *
 * How real code gets there: a schema for Zoom's responses is written from one recorded response, numbers included. Zoom has
 * sent 3600, 3599 and 3598 (zoom/skills; kyleboe/zoom_rb, spec/fixtures).
 */
export const insistsOn3600: BrokenTwin = {
  name: 'insists-on-3600',
  title: 'Refuses tokens that don’t last exactly an hour',
  bug: 'It checks that expires_in is 3600 or 3599, and throws away tokens that last 3598 seconds.',
  alterations: {
    zoomApi: (_right, { settings }) =>
      createZoomApi(settings, fetch, (answer, zoomUrl) => {
        const { expires_in: lifetime } = answer
        // Here is the bug: the server chooses the lifetime.
        if (lifetime !== 3600 && lifetime !== 3599) throw new ZoomUnavailable(`expires_in is ${lifetime}.`)
        return readTokens(answer, zoomUrl)
      }),
  },
}
