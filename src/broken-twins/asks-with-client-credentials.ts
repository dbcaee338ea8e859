import { createAccountApi } from '../reference-client/server-to-server/account-api.ts'
import type { AccountTwin } from './broken-twin.ts'

/**
 * The token request succeeds, and every call fails.
 *
 * How real code gets there: generic OAuth clients, and Postman, know only the standard's grant type for apps without people
 * (devforum 79648).
 */
export const asksWithClientCredentials: AccountTwin = {
  name: 'asks-with-client-credentials',
  kind: 'server-to-server',
  title: 'Asks for its token with client_credentials',
  bug: 'It gets a token with all of its scopes, and Zoom refuses each call with it.',
  findings: ['client-credentials-open-nothing'],
  alterations: {
    api: (right, { zoomUrl }) => ({
      ...right,
      requestToken: createAccountApi(zoomUrl, (url, request) => {
        request.body.set('grant_type', 'client_credentials') // Here is the bug.
        return fetch(url, request)
      }).requestToken,
    }),
  },
}
