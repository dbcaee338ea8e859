import type { BrokenTwin } from './broken-twin.ts'

/**
 * Everybody who may read the logs can act for every user.
 *
 * How real code gets there: a line from the first day, when it was not clear what Zoom sends.
 */
export const printsItsTokens: BrokenTwin = {
  name: 'prints-its-tokens',
  title: 'Prints the tokens that it gets',
  bug: 'After each exchange the log has the access token and the refresh token.',
  alterations: {
    zoomApi: (right, { print }) => ({
      ...right,
      async exchange(callback) {
        const tokens = await right.exchange(callback)
        print(`got tokens ${JSON.stringify(tokens)}`) // Here is the bug.
        return tokens
      },
    }),
  },
}
