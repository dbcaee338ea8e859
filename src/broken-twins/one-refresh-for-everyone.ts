import type { LiveConnection } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * On the hour, one person schedules a meeting in another one’s account.
 *
 * How real code gets there: the promise of the refresh that is under way is shared, as it should be, in one variable
 * (`let refreshing`), as clients for a browser do, where there is only one person.
 */
export const oneRefreshForEveryone: BrokenTwin = {
  name: 'one-refresh-for-everyone',
  title: 'Lets everyone wait for the same refresh, whoever it is for',
  bug: 'The refresh under way is kept without the person: whoever comes meanwhile gets the tokens of somebody else.',
  alterations: {
    refreshOnce: (right) => {
      let running: Promise<LiveConnection> | undefined
      return (stale) => {
        // Here is the bug: one variable for all people.
        running ??= right(stale).finally(() => {
          running = undefined
        })
        return running
      }
    },
  },
}
