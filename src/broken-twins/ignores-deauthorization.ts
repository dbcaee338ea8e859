import type { BrokenTwin } from './broken-twin.ts'

/**
 * People who have removed the app at Zoom stay "connected".
 *
 * How real code gets there: the event is asked for by Zoom's form, so there is an address that answers 200; what it should do
 * was left for later (devforum.zoom.us/t/78491 asks what that is).
 */
export const ignoresDeauthorization: BrokenTwin = {
  name: 'ignores-deauthorization',
  title: 'Answers app_deauthorized, and does nothing',
  bug: 'It takes the event and keeps the tokens: it shows people as connected who have removed the app, and calls Zoom in their name.',
  alterations: {
    webhooks: (right) => ({
      ...right,
      // Here is the bug.
      take: (event) => (event.event === 'app_deauthorized' ? undefined : right.take(event)),
    }),
  },
}
