import type { BrokenTwin } from './broken-twin.ts'

/**
 * The app handles a person's first uninstall, and treats the second as a duplicate.
 *
 * How real code gets there: events come more than once, so the app remembers their name and user: whatever
 * was the same in the first duplicate.
 */
export const hearsOneUninstallPerUser: BrokenTwin = {
  name: 'hears-one-uninstall-per-user',
  title: 'Treats a person’s second uninstall as a duplicate of the first',
  bug: 'It tells events apart by name and user only, and ignores when they happened.',
  alterations: {
    webhooks: (right) => {
      const heard = new Set<string>()
      return {
        ...right,
        async take(event) {
          if (event.event !== 'app_deauthorized') return right.take(event)
          const key = String(event.payload?.user_id)
          // Here is the bug: people come back, and leave again.
          if (heard.has(key)) return undefined
          heard.add(key)
          return right.take(event)
        },
      }
    },
  },
}
