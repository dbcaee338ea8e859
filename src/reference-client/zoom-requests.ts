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

/** Milliseconds. Whoever waits for it in front of a browser has left by then. */
export const tenSeconds = 10_000

/** Of one request of the OAuth library. Without the signal, a request that Zoom never answers would hold its person forever. */
export function limitsOf(zoomUrl: string, post: Post = fetch, patience = tenSeconds) {
  return {
    signal: AbortSignal.timeout(patience),
    [oauth.customFetch]: post,
    [oauth.allowInsecureRequests]: isLoopback(new URL(zoomUrl)), // plain http to a mock on this machine, never to Zoom
  }
}

/** Calls Zoom's API, with POST if there is something to send. */
export function callApi(
  { accessToken, apiUrl }: AccessToken,
  path: string,
  { json, patience = tenSeconds }: { readonly json?: object; readonly patience?: number } = {},
): Promise<Response> {
  const headers = { authorization: `Bearer ${accessToken}`, accept: 'application/json' }
  const common = { signal: AbortSignal.timeout(patience), redirect: 'manual' } as const
  if (json === undefined) return fetch(`${apiUrl}${path}`, { ...common, headers })
  const posted = { method: 'POST', body: JSON.stringify(json) }
  return fetch(`${apiUrl}${path}`, {
    ...common,
    ...posted,
    headers: { ...headers, 'content-type': 'application/json' },
  })
}
