import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { createUserAgent } from '../../src/contract-runner/user-agent.ts'
import type { MockZoom } from '../../src/mock-zoom/index.ts'

/** A small app of the kind that a library’s documentation shows. */
export interface Integration extends AsyncDisposable {
  readonly url: string
}

/** Starts it on a free port. `makeHandler` learns where it will be reached. */
export async function startIntegration(
  makeHandler: (url: string) => (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Integration> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const url = `http://127.0.0.1:${address.port}`
  server.on('request', makeHandler(url))
  return {
    url,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Follows a link of the app, allows what Zoom asks as Jill, and answers the page that the app ends with. */
export async function connectThrough(
  zoom: MockZoom,
  link: string,
): Promise<{ status: number; text: string }> {
  const browser = createUserAgent()
  const asked = await browser.visit({ url: new URL(link) })
  if (asked.kind !== 'page') throw new Error(`no consent page: ${JSON.stringify(asked)}`)
  const end = await browser.submitForm(asked, {
    fields: { zoom_user: (await zoom.users.list())[0]?.id ?? '' },
    press: { name: 'decision', value: 'allow' },
  })
  if (end.kind !== 'page') throw new Error(`no page at the end: ${JSON.stringify(end)}`)
  return end
}
