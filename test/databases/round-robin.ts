import { once } from 'node:events'
import { createServer, request } from 'node:http'

/** A proxy that sends each request to the next instance, as a load balancer does that knows no sessions. */
export async function roundRobin(instances: () => readonly { readonly url: string }[]) {
  let turn = 0
  const server = createServer((incoming, outgoing) => {
    const all = instances()
    const { url = '' } = all[turn++ % all.length] ?? {}
    const { method, headers } = incoming
    const forwarded = request(new URL(incoming.url ?? '/', url), { method, headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(outgoing)
    })
    forwarded.on('error', () => outgoing.writeHead(502).end())
    incoming.pipe(forwarded)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
