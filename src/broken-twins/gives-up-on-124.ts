import { NotConnected, ZoomRefusal } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * People are told to connect again although their connection is alive.
 *
 * How real code gets there: the app treats code 124 as the end of the connection. Keybase's zoombot deletes the tokens on it,
 * Cal.com marks them as unusable. It only means that the access token is too old, and the refresh token fixes that.
 */
export const givesUpOn124: BrokenTwin = {
  name: 'gives-up-on-124',
  title: 'Treats a refused access token as the end of the connection',
  bug: 'When Zoom refuses an access token with 124, it asks the person to connect again instead of refreshing.',
  alterations: {
    zoomApi: (right) => ({
      ...right,
      me: (tokens) =>
        right.me(tokens).catch((failure: unknown) => {
          // Here is the bug: nobody has tried the refresh token.
          if (failure instanceof ZoomRefusal && failure.error === '124')
            throw new NotConnected(failure.message)
          throw failure
        }),
    }),
  },
}
