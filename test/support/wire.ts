import type { MockZoom } from '../../src/mock-zoom/index.ts'

/**
 * The shape of each request that a client sent to Zoom's OAuth endpoints: where to, how it said who it is, and the
 * names of the parameters. `POST mock/oauth/token Basic form:grant_type,code`, for one.
 */
export async function shapesSent(zoom: MockZoom): Promise<string[]> {
  return (await zoom.journal.list({ type: 'request.answered' })).flatMap((entry) => {
    if (entry.type !== 'request.answered' || !['token', 'revoke', 'devicecode'].includes(entry.route))
      return []
    const { method, path, query, requestBody, requestHeaders } = entry
    const host = entry.host === new URL(zoom.url).host ? 'mock' : entry.host
    const scheme = requestHeaders.authorization?.split(' ')[0]
    const isForm = requestHeaders['content-type']?.startsWith('application/x-www-form-urlencoded')
    return [
      `${method} ${host}${path}`,
      ...(scheme === undefined ? [] : [scheme]),
      ...(query === '' ? [] : [`query:${names(query)}`]),
      ...(requestBody === '' ? [] : [isForm ? `form:${names(requestBody)}` : 'a body that is no form']),
    ].join(' ')
  })
}

function names(query: string): string {
  return [...new URLSearchParams(query).keys()].join()
}
