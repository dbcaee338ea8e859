import { once } from 'node:events'
import { createServer } from 'node:net'

// Below the ports that the system hands out when a program asks for any, and a range for each worker: nobody else takes a port
// between this look at it and the start of what is to listen there.
let next = 20_000 + Number(process.env.VITEST_POOL_ID ?? 0) * 500

/** A port on which nothing listens, and that no other test gets. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = next++
    const server = createServer()
    const listening = once(server, 'listening').then(
      () => true,
      () => false,
    )
    server.listen(port, '127.0.0.1')
    if (!(await listening)) continue
    server.close()
    await once(server, 'close')
    return port
  }
}
