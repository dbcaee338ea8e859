import * as oauth from 'oauth4webapi'
import type { CheckedCallback } from './callback.ts'
import {
  askZoom,
  type Meeting,
  readMeeting,
  readTokens,
  readZoomUser,
  type Tokens,
  type ZoomUser,
} from './zoom-answers.ts'
import { basicOf, callApi, limitsOf, type Post } from './zoom-requests.ts'
import type { ZoomSettings } from './zoom-settings.ts'

/** Everything that goes over the wire to Zoom. Throws `ZoomRefusal` for a refusal, `ZoomUnavailable` for no response. */
export interface ZoomApi {
  authorizeUrl(state: string, codeVerifier: string): Promise<string>
  exchange(callback: CheckedCallback): Promise<Tokens>
  refresh(refreshToken: string): Promise<Tokens>
  revoke(accessToken: string): Promise<void>
  me(tokens: Tokens): Promise<ZoomUser>
  createMeeting(tokens: Tokens, topic: string): Promise<Meeting>
}

/** `post` and `read` are for twins that send the wrong thing, or read responses in their own way. */
export function createZoomApi(settings: ZoomSettings, post: Post = fetch, read = readTokens): ZoomApi {
  const { zoomUrl, clientId, clientSecret, redirectUri } = settings
  const client: oauth.Client = { client_id: clientId }
  const zoom: oauth.AuthorizationServer = {
    issuer: zoomUrl,
    token_endpoint: `${zoomUrl}/oauth/token`,
    revocation_endpoint: `${zoomUrl}/oauth/revoke`,
  }

  const basic = basicOf(clientId, clientSecret)
  const limits = () => limitsOf(zoomUrl, post)

  return {
    async authorizeUrl(state, codeVerifier) {
      const url = new URL(`${zoomUrl}/oauth/authorize`)
      url.searchParams.set('response_type', 'code')
      url.searchParams.set('client_id', clientId)
      url.searchParams.set('redirect_uri', redirectUri)
      url.searchParams.set('state', state)
      url.searchParams.set('code_challenge', await oauth.calculatePKCECodeChallenge(codeVerifier))
      url.searchParams.set('code_challenge_method', 'S256') // without it, Zoom treats the challenge as plain
      return url.href // no scope: Zoom takes the scopes from the app's configuration, and has refused them here
    },

    exchange: ({ parameters, codeVerifier }) =>
      askZoom(async () => {
        const code = [parameters, redirectUri, codeVerifier] as const
        const response = await oauth.authorizationCodeGrantRequest(zoom, client, basic, ...code, limits())
        return read(await oauth.processAuthorizationCodeResponse(zoom, client, response), zoomUrl)
      }),

    refresh: (refreshToken) =>
      askZoom(async () => {
        const response = await oauth.refreshTokenGrantRequest(zoom, client, basic, refreshToken, limits())
        return read(await oauth.processRefreshTokenResponse(zoom, client, response), zoomUrl)
      }),

    revoke: (accessToken) =>
      askZoom(async () => {
        const response = await oauth.revocationRequest(zoom, client, basic, accessToken, limits())
        await oauth.processRevocationResponse(response)
      }),

    me: (tokens) =>
      askZoom(async () => {
        const response = await callApi(tokens, '/v2/users/me')
        return readZoomUser(response.status, await response.text())
      }),

    createMeeting: (tokens, topic) =>
      askZoom(async () => {
        const response = await callApi(tokens, '/v2/users/me/meetings', { topic })
        return readMeeting(response.status, await response.text())
      }),
  }
}
