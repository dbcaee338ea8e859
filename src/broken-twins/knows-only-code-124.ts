import { ZoomRefusal } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * An access token that has expired is not noticed where Zoom's answer has no code.
 *
 * How real code gets there: `if (body.code === 124)`, as Cal.com and Keybase have it. In July 2024 Zoom's Contact Center began
 * to answer `{"status":false,"errorCode":401}` (devforum.zoom.us/t/114327).
 */
export const knowsOnlyCode124: BrokenTwin = {
  name: 'knows-only-code-124',
  title: 'Looks for code 124, and not at the status',
  bug: 'It refreshes when the body says 124; a 401 with any other body is a failure that stays.',
  alterations: {
    zoomApi: (right) => ({
      ...right,
      me: (tokens) =>
        right.me(tokens).catch((failure: unknown) => {
          const isUnknown =
            failure instanceof ZoomRefusal && failure.status === 401 && failure.error !== '124'
          // Here is the bug: without the code it is just some refusal.
          throw isUnknown ? new ZoomRefusal(400, failure.error, failure.reason) : failure
        }),
    }),
  },
}
