import type { AccountTwin } from './broken-twin.ts'

/**
 * The token is in the response of the action.
 *
 * How real code gets there: the object that the token is kept in is returned as it is, for debugging at first.
 */
export const showsTheAccountToken: AccountTwin = {
  name: 'shows-the-account-token',
  kind: 'server-to-server',
  title: 'Shows the token of its account in a response',
  bug: 'Its responses hold the access token: whoever sees one can read the whole account for an hour.',
  alterations: {
    app: (app, { accounts, store }) => {
      app.middleware.unshift(async (context, next) => {
        await next()
        const account = accounts.find(({ accountId }) => context.path.includes(accountId))
        const token = account && (await store.find(account.accountId))
        if (token !== undefined) context.body = { ...Object(context.body), token } // Here is the bug.
      })
      return app
    },
  },
}
