import { once } from 'node:events'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Instance } from './instance.ts'

/** Instances of the app behind one address, which gives each request to the next of them, as a load balancer without sessions does. */
export interface Fleet extends AsyncDisposable {
  /** The one address, without a trailing slash: what people open, and where Zoom sends them back to. */
  readonly url: string
  /** Those that requests go to now. */
  readonly instances: readonly Instance[]
  /** Which of them got the last request. */
  readonly last: Instance | undefined
  /** It gets no more requests. Resolves once those that it has are answered. */
  withdraw(instance: Instance): Promise<void>
  /** It gets requests again. */
  readmit(instance: Instance): void
  /** As at a deployment: it gets no more requests, answers those that it has, and is stopped; then a new one takes its place. */
  replace(instance: Instance): Promise<Instance>
}

/** Starts that many instances. `start` gets the one address; the path in it is that of `baseUrl`. */
export async function startFleet(
  size: number,
  baseUrl: string,
  start: (publicUrl: string) => Promise<Instance>,
): Promise<Fleet> {
  const inTurn: Instance[] = []
  const underway = new Map<Instance, Set<Promise<unknown>>>()
  let turn = 0
  let last: Instance | undefined

  const server = createServer((incoming, outgoing) => {
    pass(incoming, outgoing).catch(() => outgoing.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = publicUrlOf(server.address(), baseUrl)

  /** Who does not even take the connection gets none: the next in turn does. */
  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await buffer(incoming)
    for (let left = inTurn.length; left > 0; left -= 1) {
      const instance = inTurn[turn++ % inTurn.length]
      if (instance === undefined) break
      last = instance
      const answer = forward(instance, incoming, body)
      const tracked = answer.catch(() => undefined)
      void tracked.then(() => underway.get(instance)?.delete(tracked))
      underway.get(instance)?.add(tracked)
      try {
        const { status, headers, content } = await answer
        outgoing.writeHead(status, headers).end(content)
        return
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED')) throw error
      }
    }
    outgoing.writeHead(503).end('No instance of the app takes requests.')
  }

  async function startOne(): Promise<Instance> {
    const instance = await start(url)
    underway.set(instance, new Set())
    return instance
  }

  async function withdraw(instance: Instance): Promise<void> {
    const place = inTurn.indexOf(instance)
    if (place >= 0) inTurn.splice(place, 1)
    await Promise.all(underway.get(instance) ?? [])
  }

  const end = async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  try {
    inTurn.push(...(await Promise.all(Array.from({ length: size }, startOne))))
  } catch (error) {
    await end()
    throw error
  }
  return {
    url,
    instances: inTurn,
    get last() {
      return last
    },
    withdraw,
    readmit: (instance) => void inTurn.push(instance),
    async replace(instance) {
      await withdraw(instance)
      await instance[Symbol.asyncDispose]()
      const successor = await startOne()
      inTurn.push(successor)
      return successor
    },
    [Symbol.asyncDispose]: end,
  }
}

/** On the host of `baseUrl`, so that cookies are the same. */
function publicUrlOf(
  address: ReturnType<ReturnType<typeof createServer>['address']>,
  baseUrl: string,
): string {
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.')
  return Object.assign(new URL(baseUrl), { port: `${address.port}` }).href.replace(/\/+$/, '')
}

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly content: Buffer
}

/** With the host that the browser has asked for, and on a connection of its own. */
function forward(
  { url }: Instance,
  { method, url: path = '/', headers }: IncomingMessage,
  body: Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const options = {
      hostname,
      port,
      method,
      path,
      headers: { ...headers, connection: 'close' },
      agent: false,
    }
    const forwarded = request(options, (response) => {
      const { statusCode: status = 502, headers: own } = response
      const { connection: _, 'transfer-encoding': __, ...rest } = own
      buffer(response).then((content) => resolve({ status, headers: rest, content }), reject)
    })
    forwarded.once('error', reject).end(body)
  })
}
