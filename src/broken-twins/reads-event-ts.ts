import type { BrokenTwin } from './broken-twin.ts'

/**
 * Some events are overlooked, and people who have left stay "connected".
 *
 * How real code gets there: a schema from one sample in Zoom's documentation. Other samples and recorded events have event_ts
 * inside payload, or not at all (Jericho/ZoomNet, WebhooksResource; mattermost-plugin-zoom, server/zoom/webhook.go).
 */
export const readsEventTs: BrokenTwin = {
  name: 'reads-event-ts',
  title: 'Ignores events without event_ts at the top level',
  bug: 'It requires the number event_ts next to the name of the event, and ignores events that have it in another place.',
  alterations: {
    webhooks: (right) => ({
      ...right,
      // Here is the bug: nothing depends on that key.
      take: async (event) => ('event_ts' in event ? right.take(event) : undefined),
    }),
  },
}
