import { createZoomApi } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Zoom hangs for some minutes, and the app hangs with it.
 *
 * How real code gets there: `fetch`, axios and Python's requests wait without a limit unless they are told otherwise, and
 * in tests the other side always answers.
 */
export const waitsForZoomForever: BrokenTwin = {
  name: 'waits-for-zoom-forever',
  title: 'Has no time limit for what it asks Zoom',
  bug: 'When Zoom takes a request and never answers, the person in front of the app never gets a page.',
  alterations: {
    zoomApi: ({ revoke, ...right }, { settings }) => ({
      ...right,
      // Here is the bug. Only disconnecting has a limit.
      ...createZoomApi({ ...settings, patience: 600_000 }),
      revoke,
    }),
  },
}
