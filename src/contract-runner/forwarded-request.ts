import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { nothingResponds, tookTooLong } from './no-response.ts'
import type { Visit } from './user-agent.ts'

/** The response to a request that nobody follows any further. */
export interface ForwardedResponse {
  readonly status: number
  /** As it came; null if there was none. */
  readonly location: string | null
}

/** Sends a request with any headers, `Host` among them, which no browser and no `fetch` lets one choose. */
export function sendForwarded({ url, method = 'GET', headers, body }: Visit): Promise<ForwardedResponse> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method, headers: { ...headers }, agent: false, timeout: longestMs },
      (response) => {
        response.resume()
        response.once('end', () =>
          resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? null }),
        )
        response.once('error', reject)
      },
    )
    sent.once('timeout', () => sent.destroy(tookTooLong({ method, url }, longestMs)))
    sent.once('error', (error) => reject(nothingResponds({ method, url }, error.message, error)))
    sent.end(body)
  })
}

/** As for a browser. */
const longestMs = 10_000
