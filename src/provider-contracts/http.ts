import { CannotTell } from './cannot-tell.ts'
import { readText } from './read-text.ts'
import type { Redactor } from './redact.ts'
import { createRedactor } from './redact.ts'
import type { ProviderRequest, Value } from './request.ts'
import type { ProviderHosts } from './write-request.ts'
import { writeBasic, writeRequest } from './write-request.ts'

/** What placeholders stand for, by their names. */
export type Variables = Readonly<Record<string, string | undefined>>
/** Sends one request, with its placeholders filled in by name. */
export type Send = (request: ProviderRequest, values?: Variables) => Promise<ProviderAnswer>

/** A response, with its body as text: spelling and key order are compared. */
export interface ProviderAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** How gently to ask. */
export interface Manners {
  /** Minimum time between two requests. */
  readonly pauseMs: number
  /** No more requests than this. */
  readonly limit: number
  readonly timeoutMs: number
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
}

/** The only way in which anything is sent. Follows no redirects, and never retries. */
export interface ProviderHttp {
  readonly send: Send
  /** The whole URL of a GET request, for a browser. */
  urlOf(request: ProviderRequest, values: Variables): string
  readonly redactor: Redactor
  /** How many requests got a response. */
  answered(): number
}

/** Stop after this many requests in a row without a response. */
const silenceLimit = 3
const tokenFields = /"(access_token|refresh_token|id_token|device_code|token)"\s*:\s*"([^"]+)"/g

/** Sends gently, and remembers every secret that goes out or comes in, so that none is printed. */
export function createHttp(hosts: ProviderHosts, manners: Manners): ProviderHttp {
  const redactor = createRedactor()
  let sent = 0
  let answered = 0
  let silent = 0
  let lastAt = Number.NEGATIVE_INFINITY
  let stopped: string | undefined

  const fillWith = (values: Variables) => (value: Value) => {
    if (typeof value === 'string') return value
    if ('verbatim' in value) return value.verbatim
    const text = values[value.placeholder]
    if (text === undefined || text === '') throw new CannotTell(`there is no ${value.placeholder}`)
    if (value.secret) redactor.hide(value.placeholder, text)
    return text
  }

  const write = (request: ProviderRequest, values: Variables) => {
    const fill = fillWith(values)
    if (request.basic) redactor.hide('the Basic credentials', writeBasic(request.basic, fill))
    return writeRequest(request, hosts, fill)
  }

  return {
    redactor,
    answered: () => answered,
    urlOf: (request, values) => write(request, values).url,
    async send(request, values = {}) {
      const { url, headers, body } = write(request, values)
      if (stopped !== undefined) throw new CannotTell(stopped)
      if (sent >= manners.limit) throw new CannotTell(`the limit of ${manners.limit} requests was reached`)
      const pause = lastAt + manners.pauseMs - manners.now()
      if (pause > 0) await manners.wait(pause)
      lastAt = manners.now()
      sent += 1
      try {
        const response = await fetch(url, {
          method: request.method,
          headers: { 'user-agent': 'mock-zoom-doctor', ...headers },
          redirect: 'manual',
          signal: AbortSignal.timeout(manners.timeoutMs),
          ...(body !== undefined && { body }),
        })
        const text = await readText(response)
        answered += 1
        silent = 0
        for (const [, name = '', value = ''] of text.matchAll(tokenFields)) redactor.hide(name, value)
        if (response.status === 429) stopped = 'Zoom asked to slow down (429), so nothing more was sent'
        return judgeable({ status: response.status, headers: response.headers, text })
      } catch (error) {
        if (error instanceof CannotTell) throw error
        silent += 1
        if (silent >= silenceLimit)
          stopped = `${silent} requests in a row got no response, so no more were sent`
        throw new CannotTell(`no response: ${nameOf(error, manners.timeoutMs)}`)
      }
    },
  }
}

/** Responses that say something about the moment or the network, and nothing about how Zoom behaves. */
function judgeable(answer: ProviderAnswer): ProviderAnswer {
  const { status, headers } = answer
  if (status === 429) throw new CannotTell('rate limited (429)')
  if (status >= 500) throw new CannotTell(`a problem at the other end (${status})`)
  if ((status === 403 || status === 407) && /html/.test(headers.get('content-type') ?? ''))
    throw new CannotTell(`something in between refused the request with a page (${status})`)
  return answer
}

function nameOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `none within ${timeoutMs / 1000} s`
  const { cause } = error
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message
}
