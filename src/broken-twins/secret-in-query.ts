import { createZoomApi } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Codes and refresh tokens are in the logs of every proxy on the way.
 *
 * How real code gets there: Zoom's own examples put the parameters of a token request into the query, and it works
 * (calcom/cal.diy exchanges like that, zoom/zoomapps-advancedsample-react refreshes like that).
 */
export const secretInQuery: BrokenTwin = {
  name: 'secret-in-query',
  title: 'Puts the parameters of its token requests into the query',
  bug: 'The code and the refresh token are part of the URL: everything that logs URLs logs them.',
  findings: ['refresh-token-in-query'],
  alterations: {
    zoomApi: (right, { settings }) => {
      const { exchange, refresh } = createZoomApi(settings, (url, { body, ...request }) =>
        // Here is the bug.
        fetch(`${url}?${body}`, request),
      )
      return { ...right, exchange, refresh }
    },
  },
}
