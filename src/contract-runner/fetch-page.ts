import { TextDecoder } from 'node:util'
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

/** Sends one request and reads the whole response within the limits. Every failure becomes a ContractError. */
export async function fetchPage(request: PageRequest, limits: FetchLimits): Promise<PageAnswer> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(tookTooLong(request, limits.timeoutMs)), limits.timeoutMs)
  const endEarly = () => stop.abort(limits.signal?.reason)
  if (limits.signal?.aborted === true) endEarly()
  limits.signal?.addEventListener('abort', endEarly)
  try {
    const response = await fetch(request.url, {
      method: request.method,
      // One connection per request: an app that closes idle connections early must not look like an app that is down.
      headers: { ...request.headers, connection: 'close' },
      redirect: 'manual',
      signal: stop.signal,
      ...(request.body === undefined ? {} : { body: request.body }),
    })
    return {
      status: response.status,
      headers: response.headers,
      text: await readText(response, request, limits),
    }
  } catch (error) {
    throw error instanceof ContractError ? error : explain(error, request)
  } finally {
    clearTimeout(timer)
    limits.signal?.removeEventListener('abort', endEarly)
    stop.abort()
  }
}

async function readText(response: Response, request: PageRequest, limits: FetchLimits): Promise<string> {
  if (response.body === null) return ''
  const decoder = decoderFor(response.headers.get('content-type') ?? '')
  let text = ''
  let bytes = 0
  for await (const chunk of response.body) {
    bytes += chunk.byteLength
    if (bytes > limits.maxBytes) throw tooLarge(request, limits.maxBytes)
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function decoderFor(contentType: string): TextDecoder {
  const charset = /charset="?([^";\s]+)/i.exec(contentType)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder()
  }
}

const unreachableCodes =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/

function explain(error: unknown, request: PageRequest): ContractError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (unreachableCodes.test(code)) return nothingResponds(request, code, error)
  const detail = cause instanceof Error ? cause.message : String(cause)
  return notValidHttp(request, `${detail}${code === '' ? '' : ` (${code})`}`, error)
}
