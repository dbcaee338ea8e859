import type { ZoomUser } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Everyone sees the Zoom account of whoever came first.
 *
 * How real code gets there: the profile changes seldom, so it is cached, and the key of the cache is the endpoint alone.
 */
export const oneProfileForEveryone: BrokenTwin = {
  name: 'one-profile-for-everyone',
  title: 'Shows everyone the profile of the first person',
  bug: 'What Zoom says of a person is cached without the person in the key.',
  alterations: {
    connection: (right) => {
      let cached: ZoomUser | undefined
      return {
        ...right,
        async use(person) {
          const own = await right.use(person)
          // Here is the bug: one variable for all people.
          cached ??= own
          return cached
        },
      }
    },
  },
}
