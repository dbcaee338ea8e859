import type { BrokenTwin } from './broken-twin.ts'

/**
 * A person connects again, and an hour later the connection is gone.
 *
 * How real code gets there: "deauthorized" means "delete the row". That events come late, and that there may be a newer row
 * by then, shows only when a delivery has failed and is repeated: after 5, 25 and 85 minutes.
 */
export const lateEventKills: BrokenTwin = {
  name: 'late-event-kills',
  title: 'Ends a connection because of an older event',
  bug:
    'It does not check deauthorization_time: an old app_deauthorized that arrives late ends the connection that was ' +
    'made since.',
  alterations: {
    webhooks: (right) => ({
      ...right,
      // Here is the bug: it acts as if the app was removed just now.
      take: ({ payload, ...event }) =>
        right.take({ ...event, payload: { ...payload, deauthorization_time: new Date().toISOString() } }),
    }),
  },
}
