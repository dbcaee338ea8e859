import { ZoomRefusal } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * A code that Zoom refuses ends in a server error.
 *
 * How real code gets there: the OAuth library throws, and nobody catches it in the callback (thunderbird/appointment,
 * routes/zoom.py: an uncaught OAuth2Error).
 */
export const crashesOnRefusedCode: BrokenTwin = {
  name: 'crashes-on-refused-code',
  title: 'Crashes on a code that Zoom refuses',
  bug:
    'A refusal at the token endpoint throws an exception that the callback does not catch: the person sees a server ' +
    'error.',
  alterations: {
    connection: (right) => ({
      ...right,
      async complete(callback) {
        try {
          await right.complete(callback)
        } catch (error) {
          // Here is the bug: the callback does not know the error that comes out of here.
          if (error instanceof ZoomRefusal) throw new Error(`OAuth2Error: ${error.message}`)
          throw error
        }
      },
    }),
  },
}
