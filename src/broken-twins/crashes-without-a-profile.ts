import type { BrokenTwin } from './broken-twin.ts'

/**
 * Who connects in a bad minute at Zoom gets a server error.
 *
 * How real code gets there: the response of users/me is read without a look at its status, and `undefined` has no properties.
 */
export const crashesWithoutAProfile: BrokenTwin = {
  name: 'crashes-without-a-profile',
  title: 'Fails in the callback when Zoom does not say who it was',
  bug: 'An error of users/me after the exchange ends as a 500 that nobody caught.',
  alterations: {
    app: (right) => Object.assign(right, { silent: true }), // its 500 is expected, and need not be logged
    connection: (right, { zoomApi, tokenStore }) => ({
      ...right,
      async complete(callback) {
        const tokens = await zoomApi.exchange(callback)
        const zoomUser = await zoomApi.me(tokens).catch(() => undefined)
        // Here is the bug.
        if (zoomUser === undefined) throw new TypeError('Cannot read properties of undefined (reading id)')
        await tokenStore.connect(callback.person, zoomUser, tokens)
      },
    }),
  },
}
