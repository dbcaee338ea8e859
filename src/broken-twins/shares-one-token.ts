import type { LiveConnection } from '../reference-client/index.ts'
import type { BrokenTwin } from './broken-twin.ts'

/**
 * With two people, one of them uses the other's Zoom account.
 *
 * How real code gets there: the Zoom client is created once, at start-up, and gets `client.setToken()` whenever somebody
 * connects. With one account, as in every test, this works.
 */
export const sharesOneToken: BrokenTwin = {
  name: 'shares-one-token',
  title: 'Calls Zoom with the tokens of the person who connected last',
  bug: 'The access token is in a variable of the process. Calls for one person are made with another person’s token.',
  alterations: {
    connection: (right, { tokenStore, zoomApi }) => {
      let last: string | undefined
      return {
        ...right,
        async complete(callback) {
          await right.complete(callback)
          last = callback.person
        },
        async use(person) {
          const own = await tokenStore.live(person)
          const shared: LiveConnection | undefined =
            last === undefined ? undefined : await tokenStore.live(last)
          if (own === undefined || shared === undefined || last === person) return right.use(person)
          // Here is the bug: `shared` should be `own`.
          return zoomApi.me(shared)
        },
      }
    },
  },
}
