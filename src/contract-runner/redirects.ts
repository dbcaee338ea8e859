import type { PageAnswer, PageRequest } from './fetch-page.ts'
import { resolveUrl } from './web-address.ts'

/** fetch gives header bytes as Latin-1; browsers read a Location as UTF-8. */
export function redirectTarget(answer: PageAnswer, from: URL): URL | null {
  const location = answer.headers.get('location')
  if (![301, 302, 303, 307, 308].includes(answer.status) || location === null) return null
  return resolveUrl(Buffer.from(location, 'latin1').toString('utf8'), from)
}

/** As in the fetch standard: 303, and 301 or 302 after a POST, become a GET without a body. */
export function redirected(request: PageRequest, status: number, url: URL): PageRequest {
  const becomesGet =
    (status === 303 && request.method !== 'HEAD') || (status <= 302 && request.method === 'POST')
  const keptHeaders = Object.entries(request.headers).filter(([name]) => {
    if (/^(content-type|origin)$/.test(name)) return !becomesGet
    return name === 'accept' || url.origin === request.url.origin
  })
  const headers = Object.fromEntries(keptHeaders)
  if (becomesGet) return { method: 'GET', url, headers }
  return { ...request, url, headers }
}
