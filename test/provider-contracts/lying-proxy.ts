import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A response on its way through the proxy. A test changes it in place. */
export interface Answer {
  status: number
  readonly headers: Map<string, string>
  body: string
}

export type Alter = (answer: Answer, request: { readonly method: string; readonly url: string }) => void

/** Stands in front of a server, and passes its responses on, altered. */
export async function startLyingProxy(
  target: string,
  alter: Alter,
): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const { method = 'GET', url = '/' } = incoming
    const { host: _, connection: __, 'content-length': ___, ...headers } = incoming.headers
    const sent = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)])
    const body = Buffer.concat(chunks).toString()
    const response = await fetch(`${target}${url}`, {
      method,
      headers: sent,
      redirect: 'manual',
      ...(method === 'POST' && { body }),
    })
    const answer: Answer = {
      status: response.status,
      headers: new Map(response.headers),
      body: await response.text(),
    }
    alter(answer, { method, url })
    for (const name of ['connection', 'content-length', 'transfer-encoding', 'keep-alive'])
      answer.headers.delete(name)
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers))
    outgoing.end(answer.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
