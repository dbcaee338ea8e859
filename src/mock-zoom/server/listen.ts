import type { Server } from 'node:http'
import { get } from 'node:http'
import { text } from 'node:stream/consumers'
import { ownUrl } from '../../local-server/own-url.ts'
import { MockZoomError } from '../domain/mock-zoom-error.ts'

/** A server that is listening. */
export interface Listening {
  /** Such as `http://127.0.0.1:9666`, without a slash at the end. */
  readonly url: string
  /** Stops accepting connections. Resolves once all are closed. */
  stop(): Promise<void>
}

/** Starts to listen. Throws a {@link MockZoomError} when the port is taken or the address can't be used. */
export async function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => void explain(error, host, port).then(reject))
    server.listen(port, host, resolve)
  })
  return {
    url: ownUrl(server.address()),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      }),
  }
}

async function explain(error: NodeJS.ErrnoException, host: string, port: number): Promise<unknown> {
  switch (error.code) {
    case 'EADDRINUSE':
      if (await isMock(port))
        return new MockZoomError(
          `Another mock-zoom is running on port ${port}: open http://127.0.0.1:${port}/, or control it with commands such as mock-zoom state.`,
          'For a second one, choose another port with --port (0 takes a free one).',
        )
      return new MockZoomError(
        `Port ${port} is taken by another program. Stop it, or choose another port with --port (0 takes a free one).`,
      )
    case 'EACCES':
      return new MockZoomError(`Port ${port} needs root privileges. Choose one above 1023 with --port.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new MockZoomError(
        `${host} is not an address of this machine. Choose another with --host, such as 127.0.0.1.`,
      )
    default:
      return error
  }
}

/** Whether the program at this port of this machine is a mock. */
function isMock(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path: '/__mock/health', timeout: 1_000 }, (response) => {
      text(response).then(
        (body) => resolve(body.startsWith('{"status":"ok","profile":')),
        () => resolve(false),
      )
    })
    request.on('timeout', () => request.destroy()).on('error', () => resolve(false))
  })
}
