import type { BrokenTwin } from './broken-twin.ts'

/**
 * A person connects again, and an hour later the connection is gone.
 *
 * How real code gets there: "deauthorized" means "delete the row". That events come late, and that there may be a newer row
 * by then, shows only when a delivery has failed and is repeated: after 5, 25 and 85 minutes.
 */
export const lateEventKills: BrokenTwin = {
  name: 'late-event-kills',
  title: 'Ends a connection because of an event that is older',
  bug: 'It does not look at deauthorization_time: an old app_deauthorized that comes late ends the connection that was made since.',
  alterations: {
    webhooks: (right) => ({
      ...right,
      // Here is the bug: whenever the app was removed, it is taken for now.
      take: ({ payload, ...event }) =>
        right.take({ ...event, payload: { ...payload, deauthorization_time: new Date().toISOString() } }),
    }),
  },
}
