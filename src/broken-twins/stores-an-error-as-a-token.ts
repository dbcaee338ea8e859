import { askZoom } from '../reference-client/zoom-answers.ts'
import type { AccountTwin } from './broken-twin.ts'

/**
 * After a refused token request it calls Zoom with “Bearer undefined”.
 *
 * How real code gets there: “const { access_token } = await response.json()”, without a look at the status.
 */
export const storesAnErrorAsAToken: AccountTwin = {
  name: 'stores-an-error-as-a-token',
  kind: 'server-to-server',
  title: 'Keeps whatever the token request brings',
  bug: 'It does not look at the status: an error’s body is taken for a token, stored for an hour and sent to the API.',
  findings: ['nothing-in-place-of-a-value'],
  alterations: {
    api: (right, { zoomUrl }) => ({
      ...right,
      requestToken: ({ accountId, clientId, clientSecret }) =>
        askZoom(async () => {
          const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
          const response = await fetch(`${zoomUrl}/oauth/token`, {
            method: 'POST',
            headers: { authorization: `Basic ${basic}` },
            body: new URLSearchParams({ grant_type: 'account_credentials', account_id: accountId }),
          })
          const answer: Readonly<Record<string, unknown>> = Object(
            await response.json().catch(() => undefined),
          )
          // Here is the bug: nobody asked whether there is a token.
          return { accessToken: `${answer.access_token}`, expiresAt: Date.now() + 3_599_000, apiUrl: zoomUrl }
        }),
    }),
  },
}
