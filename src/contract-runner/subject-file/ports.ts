import { once } from 'node:events'
import { connect, createServer } from 'node:net'

const given = new Set<number>()

/** A port of this machine that nobody listens on, and that was not given out before. */
export async function freePort(): Promise<number> {
  for (;;) {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    await new Promise((closed) => server.close(closed))
    if (typeof address !== 'object' || address === null || given.has(address.port)) continue
    given.add(address.port)
    return address.port
  }
}

/** Whether something listens there. */
export function isTaken(url: URL): Promise<boolean> {
  return new Promise((answer) => {
    const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
    const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port, timeout: 1000 })
    const end = (taken: boolean) => {
      socket.destroy()
      answer(taken)
    }
    socket.once('connect', () => end(true))
    socket.once('timeout', () => end(false))
    socket.once('error', () => end(false))
  })
}
