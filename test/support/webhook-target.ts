import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { vi } from 'vitest'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { encryptToken, signWebhook } from '../../src/mock-zoom/webhooks/signature.ts'

/** The secret token of the app that listens. */
export const webhookSecret = 'whsec_test'

/** A request as it came in: the bytes, not what they mean. */
export interface Received {
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  readonly body: string
}

type Answer = (response: ServerResponse, received: Received) => void

/** The end of an app at which webhooks arrive. */
export interface WebhookTarget extends AsyncDisposable {
  readonly url: string
  readonly received: readonly Received[]
  /** How the next requests are answered, one each; the last one stays. 200 until it is said otherwise. */
  answers(...answers: readonly Answer[]): void
  /** Resolves once so many requests have come. */
  until(count: number): Promise<void>
}

export const status =
  (code: number, body = ''): Answer =>
  (response) =>
    void response.writeHead(code).end(body)
export const hang: Answer = () => {}

/**
 * Never responds, and the time for it is over as soon as the request is there. By the clock it could be over sooner on a
 * busy machine, before the request has come.
 */
export function hangTooLong(): Disposable & { readonly answer: Answer } {
  const limits: AbortController[] = []
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
    const limit = new AbortController()
    limits.push(limit)
    return limit.signal
  })
  return {
    answer: () => {
      for (const limit of limits) limit.abort()
    },
    [Symbol.dispose]: () => timeout.mockRestore(),
  }
}

export const reset: Answer = (response) => void response.socket?.resetAndDestroy()

/** Responds to endpoint.url_validation as a correct app does. */
export const encrypt: Answer = (response, { body }) => {
  const { plainToken } = JSON.parse(body).payload
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ plainToken, encryptedToken: encryptToken(webhookSecret, plainToken) }))
}

/** Starts to listen on a free port. */
export async function listenForWebhooks(): Promise<WebhookTarget> {
  const received: Received[] = []
  const waiting: (() => void)[] = []
  let answers: readonly Answer[] = [status(200)]
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const bytes = Buffer.concat(chunks)
    const one = { headers: request.headers, bytes, body: bytes.toString('utf-8') }
    received.push(one)
    const [answer = status(200), ...later] = answers
    if (later.length > 0) answers = later
    answer(response, one)
    for (const check of waiting) check()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/zoom/events`,
    received,
    answers(...next) {
      answers = next
    },
    until: (count) =>
      new Promise((resolve) => {
        const check = () => received.length >= count && resolve()
        waiting.push(check)
        check()
      }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Registers where the first app wants its events; `changes` are more settings of it. */
export async function subscribe(
  zoom: MockZoom,
  webhookUrl: string | null,
  changes: object = {},
): Promise<void> {
  const response = await fetch(`${zoom.url}/__mock/apps/${(await zoom.apps.first()).clientId}`, {
    method: 'PATCH',
    body: JSON.stringify({ webhookUrl, webhookSecret, ...changes }),
  })
  if (response.status !== 200) throw new Error(await response.text())
}

/** Whether the signature fits the bytes as they came. */
export function isSigned({ headers, body }: Received): boolean {
  const timestamp = Number(headers['x-zm-request-timestamp'])
  return headers['x-zm-signature'] === signWebhook(webhookSecret, timestamp, body)
}
