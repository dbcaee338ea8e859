import { createZoomApi } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Somebody presses “Disconnect” while Zoom hangs, and stays connected.
 *
 * How real code gets there: the client for tokens has its limits; revoking was added later, with a plain `fetch`.
 */
export const waitsForZoomWhenDisconnecting: BrokenTwin = {
  name: 'waits-for-zoom-when-disconnecting',
  title: 'Has no time limit for revoking',
  bug: 'It deletes the connection once Zoom has answered the request to revoke: if Zoom never does, it never does.',
  alterations: {
    zoomApi: (right, { settings }) => ({
      ...right,
      revoke: createZoomApi({ ...settings, patience: 600_000 }).revoke, // Here is the bug.
    }),
  },
}
