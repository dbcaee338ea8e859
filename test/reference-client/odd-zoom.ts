import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface OddAnswer {
  readonly status: number
  readonly body: string
  readonly type?: string
}

export interface SeenRequest {
  readonly line: string
  readonly headers: IncomingMessage['headers']
  readonly form: Record<string, string>
}

type Give = (request: SeenRequest) => OddAnswer | 'hang up' | Promise<OddAnswer>

export interface OddZoom extends AsyncDisposable {
  readonly url: string
  readonly seen: SeenRequest[]
  /** How it responds to each line ("POST /oauth/token refresh_token", "GET /v2/users/me", ...). Tests replace entries. */
  readonly answers: Record<string, Give>
  seenLines(): string[]
}

const json = (status: number, body: object): OddAnswer => ({ status, body: JSON.stringify(body) })

/** A Zoom on its bad days, unlike any faithful mock: the test says how it responds. By default it works. */
export async function startOddZoom(): Promise<OddZoom> {
  let issued = 0
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const tokens = (): OddAnswer => {
    issued += 1
    const pair = {
      access_token: `access-${issued}`,
      token_type: 'bearer',
      refresh_token: `refresh-${issued}`,
    }
    return json(200, { ...pair, expires_in: 3599, scope: 'user:read:user', api_url: url() })
  }
  const answers: Record<string, Give> = {
    'POST /oauth/token authorization_code': tokens,
    'POST /oauth/token refresh_token': tokens,
    'POST /oauth/revoke': () => json(200, { status: 'success' }),
    'GET /v2/users/me': () =>
      json(200, { id: 'jill-at-zoom', email: 'jill@example.com', display_name: 'Jill Chill' }),
  }
  const seen: SeenRequest[] = []
  const server = createServer(async (request, response) => {
    const form = Object.fromEntries(new URLSearchParams(await text(request)))
    const line = [request.method, request.url, form.grant_type].filter(Boolean).join(' ')
    const asked = { line, headers: request.headers, form }
    seen.push(asked)
    const answer = (await answers[line]?.(asked)) ?? { status: 404, body: 'no such route' }
    if (answer === 'hang up') request.socket.destroy()
    else
      response
        .writeHead(answer.status, { 'content-type': answer.type ?? 'application/json' })
        .end(answer.body)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: url(),
    seen,
    answers,
    seenLines: () => seen.map(({ line }) => line),
    [Symbol.asyncDispose]: async () => void (await once(server.close(), 'close')),
  }
}
