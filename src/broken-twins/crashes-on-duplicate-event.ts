import type { BrokenTwin } from './broken-twin.ts'

/**
 * The second delivery of an event is a 500, and so are the three that follow it.
 *
 * How real code gets there: `find(user).delete()`, and the second time nothing is found. An ORM's `get` throws then.
 */
export const crashesOnDuplicateEvent: BrokenTwin = {
  name: 'crashes-on-duplicate-event',
  title: 'Fails when there is no connection left to end',
  bug:
    'It expects a connection for every app_deauthorized: when Zoom sends the same event twice, the second one is a ' +
    'server error.',
  findings: ['webhook-refused'],
  alterations: {
    app: (right) => Object.assign(right, { silent: true }), // its 500 is expected, and need not be logged
    webhooks: (right, { database }) => {
      const findLive = database.prepare<[string]>(
        `SELECT id FROM zoom_connections WHERE zoom_user_id = ? AND deleted_at IS NULL`,
      )
      return {
        ...right,
        async take(event) {
          const isKnown = findLive.get(String(event.payload?.user_id)) !== undefined
          // Here is the bug: a missing row is not an error.
          if (event.event === 'app_deauthorized' && !isKnown) throw new Error('There is no such connection.')
          return right.take(event)
        },
      }
    },
  },
}
