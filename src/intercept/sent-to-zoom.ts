import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { text as readAll } from 'node:stream/consumers'
import { parseJson } from '../mock-zoom/domain/parse-json.ts'
import { listenLocally } from './listen-locally.ts'

/** A browser that an app sent to Zoom's authorize page. */
export interface SentToZoom {
  /** One of Zoom's. */
  readonly host: string
  readonly clientId: string
}

/** A place where the processes of a command tell of browsers. Nobody else can guess its path. */
export async function listenForSent(
  onSent: (browser: SentToZoom) => void,
): Promise<AsyncDisposable & { readonly url: string }> {
  const path = `/${randomUUID()}`
  const server = createServer(async (asked, response) => {
    response.end()
    const browser = asked.url === path ? readSent(await readAll(asked).catch(() => '')) : undefined
    if (browser) onSent(browser)
  })
  const { port, close } = await listenLocally(server)
  return { url: `http://127.0.0.1:${port}${path}`, [Symbol.asyncDispose]: close }
}

function readSent(text: string): SentToZoom | undefined {
  const told = parseJson(text)
  if (typeof told !== 'object' || told === null || !('host' in told && 'clientId' in told)) return undefined
  const { host, clientId } = told
  return typeof host === 'string' && typeof clientId === 'string' ? { host, clientId } : undefined
}
