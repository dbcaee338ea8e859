import { ServerResponse } from 'node:http'
import { isZoomHost } from '../mock-zoom/zoom/hosts.ts'
import type { SentToZoom } from './sent-to-zoom.ts'

/**
 * From here on, each redirect with which a server in this process sends a browser to Zoom's authorize page is told. The response
 * stays as it is. Returns the function that ends this.
 */
export function watchRedirects(tell: (browser: SentToZoom) => void): () => void {
  const { writeHead } = ServerResponse.prototype
  ServerResponse.prototype.writeHead = function write(this: ServerResponse, ...args: unknown[]) {
    const browser = readLocation(locationIn(this, args))
    if (browser) tell(browser)
    return Reflect.apply(writeHead, this, args)
  }
  return () => {
    ServerResponse.prototype.writeHead = writeHead
  }
}

/** Headers come with `setHeader`, or with `writeHead` itself: as an object, or as a list of names and values. */
function locationIn(response: ServerResponse, args: readonly unknown[]): unknown {
  const given = args.at(-1)
  if (Array.isArray(given)) {
    const flat: readonly unknown[] = given.flat()
    const index = flat.findIndex((name, at) => at % 2 === 0 && isLocation(name))
    if (index >= 0) return flat[index + 1]
  } else if (typeof given === 'object' && given !== null) {
    const found = Object.entries(given).find(([name]) => isLocation(name))
    if (found) return found[1]
  }
  return response.getHeader('location')
}

function isLocation(name: unknown): boolean {
  return typeof name === 'string' && name.toLowerCase() === 'location'
}

function readLocation(location: unknown): SentToZoom | undefined {
  const url = typeof location === 'string' && URL.canParse(location) ? new URL(location) : undefined
  if (!url || !isZoomHost(url.hostname) || url.pathname !== '/oauth/authorize') return undefined
  const clientId = url.searchParams.get('client_id')
  return clientId === null ? undefined : { host: url.hostname, clientId }
}
