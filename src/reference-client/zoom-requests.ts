import * as oauth from 'oauth4webapi'
import { type AccessToken, isLoopback } from './zoom-answers.ts'

/** Sends one of the OAuth library's requests to Zoom. */
export type Post = (
  url: string,
  request: oauth.CustomFetchOptions<'POST', URLSearchParams>,
) => Promise<Response>

/**
 * Zoom documents base64(client_id:client_secret). The library's ClientSecretBasic percent-escapes both before, even `-` and
 * `_`, as RFC 6749 says (panva/oauth4webapi#148); what Zoom makes of an escaped secret isn't known.
 */
export function basicOf(clientId: string, clientSecret: string): oauth.ClientAuth {
  return (_zoom, _client, _body, headers) => {
    headers.set('authorization', `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`)
  }
}

/** No request waits longer than ten seconds. */
export function limitsOf(zoomUrl: string, post: Post = fetch) {
  return {
    signal: AbortSignal.timeout(10_000),
    [oauth.customFetch]: post,
    [oauth.allowInsecureRequests]: isLoopback(new URL(zoomUrl)), // plain http to a mock on this machine, never to Zoom
  }
}

/** Calls Zoom's API, with POST if there is something to send. */
export function callApi(
  { accessToken, apiUrl }: AccessToken,
  path: string,
  json?: object,
): Promise<Response> {
  const headers = { authorization: `Bearer ${accessToken}`, accept: 'application/json' }
  const common = { signal: AbortSignal.timeout(10_000), redirect: 'manual' } as const
  if (json === undefined) return fetch(`${apiUrl}${path}`, { ...common, headers })
  const posted = { method: 'POST', body: JSON.stringify(json) }
  return fetch(`${apiUrl}${path}`, {
    ...common,
    ...posted,
    headers: { ...headers, 'content-type': 'application/json' },
  })
}
