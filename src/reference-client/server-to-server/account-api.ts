import * as oauth from 'oauth4webapi'
import {
  type AccessToken,
  askZoom,
  readAccessToken,
  readMeetingCount,
  readZoomUser,
  type ZoomUser,
} from '../zoom-answers.ts'
import { basicOf, callApi, limitsOf, type Post } from '../zoom-requests.ts'
import type { ZoomAccount } from './zoom-account.ts'

/** Everything that goes over the wire to Zoom. Throws `ZoomRefusal` for a refusal, `ZoomUnavailable` for no response. */
export interface AccountApi {
  requestToken(account: ZoomAccount): Promise<AccessToken>
  /** `user` is an id or an email: a token that speaks for an account has no “me”. */
  user(token: AccessToken, user: string): Promise<ZoomUser>
  countMeetings(token: AccessToken, user: string): Promise<number>
}

/** `post` is for twins that send the wrong thing. */
export function createAccountApi(zoomUrl: string, post: Post = fetch): AccountApi {
  const zoom: oauth.AuthorizationServer = { issuer: zoomUrl, token_endpoint: `${zoomUrl}/oauth/token` }

  return {
    requestToken: ({ accountId, clientId, clientSecret }) =>
      askZoom(async () => {
        const client = { client_id: clientId }
        const response = await oauth.genericTokenEndpointRequest(
          zoom,
          client,
          basicOf(clientId, clientSecret),
          'account_credentials',
          { account_id: accountId },
          limitsOf(zoomUrl, post),
        )
        const answer = await oauth.processGenericTokenEndpointResponse(zoom, client, response)
        return readAccessToken(answer, zoomUrl)
      }),

    user: (token, user) =>
      askZoom(async () => {
        const response = await callApi(token, `/v2/users/${encodeURIComponent(user)}`)
        return readZoomUser(response.status, await response.text())
      }),

    countMeetings: (token, user) =>
      askZoom(async () => {
        const response = await callApi(token, `/v2/users/${encodeURIComponent(user)}/meetings`)
        return readMeetingCount(response.status, await response.text())
      }),
  }
}
