import type { BrokenTwin } from './broken-twin.ts'

/**
 * For each person who declines, Zoom gets a token request with code=undefined.
 *
 * How real code gets there: the callback reads the code and exchanges it; whether there is one, the token endpoint will say.
 */
export const asksForTokensAfterADecline: BrokenTwin = {
  name: 'asks-for-tokens-after-a-decline',
  title: 'Sends a token request without a code when somebody declines',
  bug: 'The callback exchanges `undefined` where it has no code, before it looks at the error.',
  findings: ['nothing-in-place-of-a-value'],
  alterations: {
    app: (right, { settings: { zoomUrl, clientId, clientSecret, redirectUri } }) => {
      right.middleware.unshift(async (context, next) => {
        const isDecline =
          context.path === '/callback' && 'error' in context.query && !('code' in context.query)
        // Here is the bug: there is nothing to exchange.
        if (isDecline)
          await fetch(`${zoomUrl}/oauth/token`, {
            method: 'POST',
            headers: {
              authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
            },
            body: new URLSearchParams({
              grant_type: 'authorization_code',
              code: String(context.query.code),
              redirect_uri: redirectUri,
            }),
          })
        await next()
      })
      return right
    },
  },
}
