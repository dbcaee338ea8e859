import type { AddressInfo, Server, Socket } from 'node:net'

/** Makes a server listen on a free port of this machine only. It doesn't keep the process alive; closing it ends its connections. */
export async function listenLocally(server: Server): Promise<{ port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  server.unref().on('connection', (socket) => {
    socket.unref()
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    // Otherwise the workers of a cluster would share the port.
    server.listen({ host: '127.0.0.1', port: 0, exclusive: true }, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
