import type { BrokenTwin } from './broken-twin.ts'

/**
 * Somebody subscribes the app to one more event, and Zoom’s log fills with failures.
 *
 * How real code gets there: a table of handlers, one for each kind of event, and a call of whatever is found there.
 */
export const crashesOnUnknownEvents: BrokenTwin = {
  name: 'crashes-on-unknown-events',
  title: 'Fails at an event of a kind that it does not know',
  bug: 'It calls the handler for the kind of the event, and there is none.',
  alterations: {
    app: (right) => Object.assign(right, { silent: true }), // its 500 is expected, and need not be logged
    webhooks: (right) => {
      const handlers = new Map([
        ['app_deauthorized', right.take],
        ['endpoint.url_validation', right.take],
      ])
      return {
        ...right,
        async take(event) {
          const handler = handlers.get(String(event.event))
          // Here is the bug: which events come is a setting at Zoom.
          if (handler === undefined) throw new TypeError('handler is not a function')
          return handler(event)
        },
      }
    },
  },
}
