import { ContractError } from './contract-error.ts'

// What is said when a visit can’t go on. Both browsers say it in the same words.

interface Sent {
  readonly method: string
  readonly url: URL
}

/** Method and URL for people: without the query, because codes and states are in it. */
export function nameRequest(request: Sent): string {
  return `${request.method} ${request.url.origin}${request.url.pathname}`
}

export function tookTooLong(request: Sent, timeoutMs: number): ContractError {
  return new ContractError(
    'timeout',
    `${nameRequest(request)} did not finish its response within ${timeoutMs} ms.`,
    { request },
  )
}

/** `why` is what the network said. */
export function nothingResponds(request: Sent, why: string, cause?: unknown): ContractError {
  const what = `Nothing responds at ${request.url.origin} (${nameRequest(request)}: ${why}).`
  return new ContractError('unreachable', `${what} Is the app running, and is this its URL?`, {
    cause,
    request,
  })
}

/** `why` is what is wrong with the response. */
export function notValidHttp(request: Sent, why: string, cause?: unknown): ContractError {
  return new ContractError('garbage', `${nameRequest(request)} did not return valid HTTP: ${why}.`, {
    cause,
    request,
  })
}

export function tooLarge(request: Sent, maxBytes: number): ContractError {
  return new ContractError('too-large', `${nameRequest(request)} returned more than ${maxBytes} bytes.`)
}

/** `from` is the request whose response led there; without it, the visit itself or a script did. */
export function leftTheTest(url: URL, from: Sent | undefined, hint: string): ContractError {
  const who = from === undefined ? 'The page goes' : `${nameRequest(from)} sends the browser`
  const what = `${who} to ${url.origin}${url.pathname}, outside this test. Nothing was sent there.`
  return new ContractError('left-the-test', `${what} ${hint}`.trimEnd())
}
