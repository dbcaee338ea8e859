import type { WireHeader } from './wire.ts'

/** One side of an HTTP/1.1 connection, message by message. */
export interface HttpMessage {
  /** `POST /oauth/token HTTP/1.1`, or `HTTP/1.1 200 OK`. */
  readonly startLine: string
  readonly headers: readonly WireHeader[]
  /** The body as it was sent; null if it is too long to be kept. */
  readonly body: Buffer | null
  /** When its first byte came, in milliseconds since 1970. */
  readonly startedAt: number
}

/** Reads a copy of the bytes of one direction. What it can't read, it stops reading; nobody else notices. */
interface HttpReader {
  push(chunk: Buffer): void
  /** The connection was closed in this direction: a body without a length ends here. */
  end(): void
}

interface HttpReaderOptions {
  readonly onMessage: (message: HttpMessage) => void
  /** Whether the next message has no body whatever its headers say, as a response to HEAD. */
  readonly hasNoBody?: (startLine: string) => boolean
  /** A request without a length has no body; a response goes on until the connection ends. */
  readonly untilEnd: boolean
}

const longestHead = 128 * 1024
const longestBody = 1024 * 1024

export function createHttpReader({ onMessage, hasNoBody, untilEnd }: HttpReaderOptions): HttpReader {
  let waiting = Buffer.alloc(0)
  let parts: Buffer[] = []
  let kept = 0
  let isWhole = true
  let head: Omit<HttpMessage, 'body'> | undefined
  /** Bytes of the body that are still to come; in chunks, those of this chunk. */
  let left = 0
  let state: 'head' | 'sized' | 'chunk-size' | 'chunk' | 'trailer' | 'until-end' | 'stopped' = 'head'
  let startedAt = 0

  const keep = (bytes: Buffer) => {
    kept += bytes.length
    if (kept > longestBody) isWhole = false
    else parts.push(bytes)
  }
  const done = () => {
    if (head) onMessage({ ...head, body: isWhole ? Buffer.concat(parts) : null })
    parts = []
    kept = 0
    isWhole = true
    head = undefined
    state = 'head'
  }
  const take = (count: number) => {
    const bytes = waiting.subarray(0, count)
    waiting = waiting.subarray(count)
    return bytes
  }
  const takeLine = () => {
    const end = waiting.indexOf('\r\n')
    if (end === -1) {
      if (waiting.length > longestHead) state = 'stopped'
      return undefined
    }
    return take(end + 2)
      .toString('latin1')
      .slice(0, -2)
  }

  const readHead = (): boolean => {
    const end = waiting.indexOf('\r\n\r\n')
    if (end === -1) {
      if (waiting.length > longestHead) state = 'stopped'
      return false
    }
    const [startLine = '', ...lines] = take(end + 4)
      .toString('latin1')
      .trim()
      .split('\r\n')
    const headers = lines.map((line): WireHeader => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), line.slice(colon + 1).trim()]
    })
    const headerNamed = (name: string) => headers.find(([each]) => each.toLowerCase() === name)?.[1]
    // 100 Continue and 103 Early Hints come before the response.
    if (/^HTTP\/1\.[01] 1(?!01)/.test(startLine)) return true
    if (/^HTTP\/1\.[01] 101/.test(startLine)) {
      state = 'stopped'
      return false
    }
    head = { startLine, headers, startedAt }
    const length = headerNamed('content-length')
    if (hasNoBody?.(startLine)) done()
    else if (/chunked/i.test(headerNamed('transfer-encoding') ?? '')) state = 'chunk-size'
    else if (length !== undefined && /^\d{1,15}$/.test(length)) {
      left = Number(length)
      state = 'sized'
    } else if (untilEnd) state = 'until-end'
    else done()
    return true
  }

  const step = (): boolean => {
    switch (state) {
      case 'head':
        return waiting.length > 0 && readHead()
      case 'sized':
      case 'chunk': {
        const bytes = take(left)
        left -= bytes.length
        keep(bytes)
        if (left > 0) return false
        if (state === 'sized') done()
        else if (waiting.length >= 2) {
          take(2)
          state = 'chunk-size'
        } else return false
        return true
      }
      case 'chunk-size': {
        const line = takeLine()
        if (line === undefined) return false
        left = Number.parseInt(line, 16)
        state = Number.isNaN(left) ? 'stopped' : left === 0 ? 'trailer' : 'chunk'
        return true
      }
      case 'trailer': {
        const line = takeLine()
        if (line === '') done()
        return line !== undefined
      }
      case 'until-end':
        if (waiting.length > 0) keep(take(waiting.length))
        return false
      case 'stopped':
        waiting = Buffer.alloc(0)
        return false
      default:
        return state satisfies never
    }
  }

  return {
    push(chunk) {
      if (state === 'head' && waiting.length === 0) startedAt = Date.now()
      waiting = Buffer.concat([waiting, chunk])
      while (step());
    },
    end() {
      if (state === 'until-end') done()
    },
  }
}
