import { type IncomingMessage, Server, type ServerResponse } from 'node:http'
import type { JournalEntry } from '../../src/mock-zoom/index.ts'
import type { WireExchange, WireHeader } from '../../src/observe/wire.ts'

/** What was on the wire, with the real times, since the mock's clock is not on the wire. */
interface Tapped {
  readonly begin: number
  readonly end: number
  /** The mock's id of the request, from the tracking header; undefined for requests to the app. */
  readonly requestId: string | undefined
  readonly exchange: Omit<WireExchange, 'startedAt' | 'endedAt'>
}

/** Records every request that a server of this process gets, with bodies and secrets, until it is disposed. */
export interface WireTap extends Disposable {
  /** What was recorded since the last time, at the times of the mock's clock: nothing else is taken from the journal. */
  take(clock: readonly JournalEntry[]): WireExchange[]
}

export function tapWire(): WireTap {
  const tapped: Tapped[] = []
  const emit: (this: Server, event: string, ...args: unknown[]) => boolean = Server.prototype.emit
  Server.prototype.emit = function (this: Server, event: string, ...args: unknown[]) {
    const [request, response] = args
    if (event === 'request') record(request as IncomingMessage, response as ServerResponse, tapped)
    return emit.call(this, event, ...args)
  }
  return {
    take: (clock) => timed(tapped.splice(0), clock),
    [Symbol.dispose]() {
      Server.prototype.emit = emit
    },
  }
}

function record(request: IncomingMessage, response: ServerResponse, tapped: Tapped[]): void {
  const { method = 'GET', url = '/', rawHeaders } = request
  if (url.includes('/__mock/')) return
  const begin = performance.now()
  const sent: Buffer[] = []
  const received: Buffer[] = []
  const push = request.push.bind(request)
  request.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (Buffer.isBuffer(chunk)) sent.push(chunk)
    return push(chunk, encoding)
  }
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) received.push(Buffer.from(chunk))
  }
  const [write, end] = [response.write.bind(response), response.end.bind(response)]
  response.write = ((...args: Parameters<typeof write>) => {
    keep(args[0])
    return write(...args)
  }) as typeof write
  response.end = ((...args: Parameters<typeof end>) => {
    keep(args[0])
    note(true)
    return end(...args)
  }) as typeof end
  response.once('close', () => note(false))

  let isNoted = false
  /** At the moment when the response is sent: its reader may go on before the connection is closed. */
  const note = (done: boolean) => {
    if (isNoted) return
    isNoted = true
    const tracking = String(response.getHeader('x-zm-trackingid') ?? '')
    const isZoom = tracking !== '' || /^\/{1,2}(v2|oauth)\//.test(url)
    tapped.push({
      begin,
      end: performance.now(),
      requestId: /rid=WEB_(\w+)/.exec(tracking)?.[1],
      exchange: {
        method,
        url: isZoom ? `https://zoom.us${url}` : `http://${request.headers.host}${url}`,
        requestHeaders: inPairs(rawHeaders),
        requestBody: Buffer.concat(sent).toString(),
        status: done ? response.statusCode : 0,
        responseHeaders: done ? headersOf(response) : [],
        responseBody: done ? Buffer.concat(received).toString() : null,
      },
    })
  }
}

function inPairs(raw: readonly string[]): WireHeader[] {
  return raw.flatMap((name, index): WireHeader[] => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []))
}

function headersOf(response: ServerResponse): WireHeader[] {
  return Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)])
}

/** In the order of the responses. Time passes as it did, and jumps where the mock's clock was advanced. */
function timed(all: readonly Tapped[], clock: readonly JournalEntry[]): WireExchange[] {
  const times = new Map(
    clock.flatMap(({ type, requestId, at }) => (type === 'request.answered' ? [[requestId, at]] : [])),
  )
  let offset = Number.NEGATIVE_INFINITY
  const ended = all
    .toSorted((a, b) => a.end - b.end)
    .map((one) => {
      const at = times.get(one.requestId ?? null)
      if (at !== undefined) offset = Math.max(offset, at - one.end)
      return { ...one, offset }
    })
  const offsetAt = (moment: number) => ended.findLast(({ end }) => end <= moment)?.offset
  return ended.map(({ begin, end, offset: own, exchange }) => {
    const shift = Number.isFinite(own) ? own : Date.now() - end
    return { ...exchange, startedAt: begin + (offsetAt(begin) ?? shift), endedAt: end + shift }
  })
}
