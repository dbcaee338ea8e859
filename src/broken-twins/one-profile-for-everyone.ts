import type { ZoomUser } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * Everyone sees the Zoom account of the first person.
 *
 * How real code gets there: the profile rarely changes, so it is cached, and the cache key is only the endpoint.
 */
export const oneProfileForEveryone: BrokenTwin = {
  name: 'one-profile-for-everyone',
  title: 'Shows everyone the profile of the first person',
  bug: 'A person’s Zoom profile is cached under a key that does not include the person.',
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
