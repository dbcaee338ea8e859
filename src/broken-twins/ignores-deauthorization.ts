import type { BrokenTwin } from './broken-twin.ts'

/**
 * People who have removed the app at Zoom stay "connected".
 *
 * How real code gets there: Zoom's form asks for a URL for the event, so there is one that responds with 200; what it should
 * do was left for later (devforum.zoom.us/t/78491 asks what that is).
 */
export const ignoresDeauthorization: BrokenTwin = {
  name: 'ignores-deauthorization',
  title: 'Acknowledges app_deauthorized, and does nothing',
  bug:
    'It accepts the event and keeps the tokens: people who have removed the app still appear as connected, and it ' +
    'calls Zoom in their name.',
  alterations: {
    webhooks: (right) => ({
      ...right,
      // Here is the bug.
      take: async (event) => (event.event === 'app_deauthorized' ? undefined : right.take(event)),
    }),
  },
}
