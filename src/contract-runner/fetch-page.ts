import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { pipeline, type Readable, type Transform } from 'node:stream'
import { TextDecoder } from 'node:util'
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { ContractError } from './contract-error.ts'
import { nothingResponds, notValidHttp, tookTooLong, tooLarge } from './no-response.ts'

/** One HTTP request, ready to be sent. */
export interface PageRequest {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** One HTTP response, read to its end. */
export interface PageAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

export interface FetchLimits {
  readonly timeoutMs: number
  readonly maxBytes: number
  /** Ends the request early, with its own reason. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Sends one request and reads the whole response within the limits. Every failure becomes a ContractError.
 *
 * By `node:http`, which takes half the time of `fetch` where each request has a connection of its own: a run of contracts is
 * thousands of requests.
 */
export async function fetchPage(request: PageRequest, limits: FetchLimits): Promise<PageAnswer> {
  const { timeoutMs, signal } = limits
  const whenOver: (() => void)[] = []
  try {
    signal?.throwIfAborted()
    return await new Promise<PageAnswer>((resolve, reject) => {
      const timer = setTimeout(() => reject(tookTooLong(request, timeoutMs)), timeoutMs)
      const endEarly = () => reject(signal?.reason)
      signal?.addEventListener('abort', endEarly)
      whenOver.push(
        () => clearTimeout(timer),
        () => signal?.removeEventListener('abort', endEarly),
      )
      const sent = start(request)
      whenOver.push(() => sent.destroy())
      sent.on('error', reject)
      sent.on('response', (response) => readAnswer(response, request, limits).then(resolve, reject))
      sent.end(request.body)
    })
  } catch (error) {
    throw error instanceof ContractError ? error : explain(error, request)
  } finally {
    for (const undo of whenOver) undo()
  }
}

function start({ method, url, headers }: PageRequest): ClientRequest {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  return send(url, {
    method,
    // One connection per request: an app that closes idle connections early must not look like an app that is down.
    agent: false,
    headers: { 'accept-language': '*', 'accept-encoding': 'gzip, deflate', ...headers, connection: 'close' },
  })
}

async function readAnswer(
  response: IncomingMessage,
  request: PageRequest,
  limits: FetchLimits,
): Promise<PageAnswer> {
  const headers = new Headers()
  const { rawHeaders, statusCode: status = 0 } = response
  for (let index = 0; index < rawHeaders.length; index += 2)
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '')
  return { status, headers, text: await readText(response, headers, request, limits) }
}

async function readText(
  response: IncomingMessage,
  headers: Headers,
  request: PageRequest,
  limits: FetchLimits,
): Promise<string> {
  const decoder = decoderFor(headers.get('content-type') ?? '')
  let text = ''
  let bytes = 0
  for await (const chunk of unpacked(response, headers.get('content-encoding') ?? '')) {
    bytes += chunk.byteLength
    if (bytes > limits.maxBytes) throw tooLarge(request, limits.maxBytes)
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

/** The body as it was before the server packed it. Like browsers, this takes a packed body without its end. */
function unpacked(response: IncomingMessage, encoding: string): Readable {
  const unpack = unpackers.get(encoding.trim().toLowerCase())
  // The reader of the last stream is told of every error.
  return unpack === undefined ? response : pipeline(response, unpack(), () => undefined)
}

const toTheLastByte = { finishFlush: constants.Z_SYNC_FLUSH }
const unpackers: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', () => createGunzip(toTheLastByte)],
  ['x-gzip', () => createGunzip(toTheLastByte)],
  ['deflate', () => createInflate(toTheLastByte)],
  ['br', () => createBrotliDecompress()],
])

function decoderFor(contentType: string): TextDecoder {
  const charset = /charset="?([^";\s]+)/i.exec(contentType)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder()
  }
}

const unreachableCodes = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/

function explain(error: unknown, request: PageRequest): ContractError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (unreachableCodes.test(code)) return nothingResponds(request, code, error)
  const detail = cause instanceof Error ? cause.message : String(cause)
  return notValidHttp(request, `${detail}${code === '' ? '' : ` (${code})`}`, error)
}
