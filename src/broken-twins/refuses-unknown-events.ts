import type { BrokenTwin } from './broken-twin.ts'

/**
 * Somebody subscribes the app to one more event, and Zoom’s log fills with failures.
 *
 * How real code gets there: a switch over the kinds of events, with a 400 as its default.
 */
export const refusesUnknownEvents: BrokenTwin = {
  name: 'refuses-unknown-events',
  title: 'Answers 400 to an event of a kind that it does not know',
  bug: 'It acknowledges the events that it handles, and refuses all others.',
  alterations: {
    app: (right) => Object.assign(right, { silent: true }), // its refusal is expected, and need not be logged
    webhooks: (right) => ({
      ...right,
      take(event) {
        const known: unknown[] = ['app_deauthorized', 'endpoint.url_validation']
        // Here is the bug: which events come is a setting at Zoom.
        if (!known.includes(event.event)) throw Object.assign(new Error('Unknown event'), { status: 400 })
        return right.take(event)
      },
    }),
  },
}
