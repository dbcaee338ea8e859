import { ZoomRefusal } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * The app does not notice an expired access token if Zoom's response has no code.
 *
 * How real code gets there: `if (body.code === 124)`, as in Cal.com and Keybase. In July 2024 Zoom's Contact Center began
 * to send `{"status":false,"errorCode":401}` (devforum.zoom.us/t/114327).
 */
export const knowsOnlyCode124: BrokenTwin = {
  name: 'knows-only-code-124',
  title: 'Looks for code 124 instead of the status',
  bug: 'It refreshes when the body says 124; it treats a 401 with any other body as a permanent failure.',
  alterations: {
    zoomApi: (right) => ({
      ...right,
      me: (tokens) =>
        right.me(tokens).catch((failure: unknown) => {
          const isUnknown =
            failure instanceof ZoomRefusal && failure.status === 401 && failure.error !== '124'
          // Here is the bug: without the code it is treated as any other refusal.
          throw isUnknown ? new ZoomRefusal(400, failure.error, failure.reason) : failure
        }),
    }),
  },
}
