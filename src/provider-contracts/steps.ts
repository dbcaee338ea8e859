import { CannotTell } from './cannot-tell.ts'
import type { PersonRun } from './contract.ts'
import type { ProviderAnswer } from './http.ts'
import type { ProviderRequest } from './request.ts'
import { app, clientId, get, obtained, post, redirectUri } from './request.ts'

// The steps that contracts with a person build on.

/** A correct authorize request. */
export const authorize = get('/oauth/authorize', {
  headers: { accept: 'text/html' },
  query: { response_type: 'code', client_id: clientId, redirect_uri: redirectUri },
})

/** A correct exchange of the code. */
export const exchange = post('/oauth/token', {
  basic: app,
  form: { grant_type: 'authorization_code', code: obtained('code'), redirect_uri: redirectUri },
})

/** A correct refresh. */
export const refresh = post('/oauth/token', {
  basic: app,
  form: { grant_type: 'refresh_token', refresh_token: obtained('refresh_token') },
})

/** Revokes the access token. */
export const revoke = post('/oauth/revoke', { basic: app, form: { token: obtained('access_token') } })

/** The simplest call of the API. */
export const usersMe = get('/v2/users/me', { bearer: obtained('access_token') })

/** The tokens of a connection. A type, so that they can be passed on as obtained values. */
export type Tokens = {
  readonly access_token: string
  readonly refresh_token: string
}

/** A person allows the app: the code that Zoom sends the browser back with. */
export async function newCode({ allow }: PersonRun, request = authorize): Promise<string> {
  const code = (await allow(request)).searchParams.get('code')
  if (code === null) throw new CannotTell('Zoom sent the person back without a code')
  return code
}

/** A person connects the app. */
export async function connect(run: PersonRun, request: ProviderRequest = authorize): Promise<Tokens> {
  return tokensIn(await run.send(exchange, { code: await newCode(run, request) }))
}

/** The tokens in a response that should be a success. */
export function tokensIn(answer: ProviderAnswer): Tokens {
  const { access_token, refresh_token } = fieldsOf(answer)
  if (answer.status !== 200 || typeof access_token !== 'string' || typeof refresh_token !== 'string')
    throw new CannotTell(`no tokens to continue with: ${answer.status} ${answer.text}`)
  return { access_token, refresh_token }
}

/** The fields of a JSON response. */
export function fieldsOf(answer: ProviderAnswer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(answer.text)
    if (typeof value === 'object' && value !== null) return { ...value }
  } catch {
    // Reported below.
  }
  throw new CannotTell(`no JSON object to look at: ${answer.status} ${answer.text}`)
}
