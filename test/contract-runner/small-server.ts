import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from 'node:net'

/** A request that a small server has seen. */
export interface SeenRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface SmallServer extends AsyncDisposable {
  readonly url: string
  readonly requests: readonly SeenRequest[]
}

/** An HTTP server for one test. Requests are recorded before they are answered. */
export async function serve(
  answer: (request: SeenRequest, response: ServerResponse) => void | Promise<void>,
): Promise<SmallServer> {
  const requests: SeenRequest[] = []
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const { method = '', url = '', headers } = incoming
    // Browsers with a screen look for it, when they like.
    if (url === '/favicon.ico') return void response.writeHead(404).end()
    const request = { method, url, headers, body: Buffer.concat(chunks).toString() }
    requests.push(request)
    await answer(request, response)
  })
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  return { url: await listen(server), requests, [Symbol.asyncDispose]: stop }
}

/** A server that speaks whatever the test says, which need not be HTTP. */
export async function serveBytes(
  speak: (socket: Socket) => void,
): Promise<AsyncDisposable & { readonly url: string }> {
  const sockets = new Set<Socket>()
  const server = createSocketServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('data', () => speak(socket))
  })
  const stop = async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((closed) => server.close(closed))
  }
  return { url: await listen(server), [Symbol.asyncDispose]: stop }
}

/** A URL where nothing listens. */
export async function deadUrl(): Promise<string> {
  const server = createSocketServer()
  const url = await listen(server)
  await new Promise((closed) => server.close(closed))
  return url
}

export async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
