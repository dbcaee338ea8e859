import type { BrokenTwin } from './broken-twin.ts'

/**
 * One person leaves, and everyone has to connect again.
 *
 * How real code gets there: the app was made for one company, and there "deauthorized" means that the company has left. Or the
 * condition has an undefined value, and the query builder leaves it out.
 */
export const disconnectsEverybody: BrokenTwin = {
  name: 'disconnects-everybody',
  title: 'Ends all connections when one Zoom user removes the app',
  bug: 'app_deauthorized names one Zoom user; it ends everyone’s connection.',
  alterations: {
    webhooks: (right, { database }) => {
      // Here is the bug: no condition says whose.
      const zoomUsers = database.prepare<[], string>(`SELECT zoom_user_id FROM zoom_connections`).pluck()
      return {
        ...right,
        async take({ payload, ...event }) {
          if (event.event !== 'app_deauthorized') return right.take({ ...event, payload: payload ?? {} })
          for (const id of zoomUsers.all())
            await right.take({ ...event, payload: { ...payload, user_id: id } })
          return undefined
        },
      }
    },
  },
}
