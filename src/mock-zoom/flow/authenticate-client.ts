import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import type { App } from '../domain/app.ts'
import { isSame } from '../domain/likeness.ts'
import type { Parameters } from '../domain/parameters.ts'
import type { Recognition } from '../domain/recognition.ts'
import type { ClientRefusal, Refusal } from '../domain/refusal.ts'
import { refuse } from '../domain/refusal.ts'
import type { FlowContext } from '../flow-context.ts'
import { knownParameters } from './known-parameters.ts'
import { recogniseClientId, recogniseSecret } from './recognise.ts'

/** A request with client credentials, as it was sent. */
export interface ClientRequest {
  readonly requestId: string
  /** The Authorization header; empty if there is none. */
  readonly authorization: string
  readonly parameters: Parameters
}

interface Credentials {
  readonly id: string
  readonly secret: string | undefined
}

/**
 * Finds out which app sent a request. Zoom documents HTTP Basic, and also accepts client_id and client_secret as parameters
 * (openiddict/openiddict-core#2025). If both are sent, Basic counts: some libraries always send both. A public client
 * sends its client_id alone (developers.zoom.us/blog/public-pkce).
 */
export function authenticateClient(
  { storage, switches }: FlowContext,
  { authorization, parameters }: Omit<ClientRequest, 'requestId'>,
): Accepted<App> | Refusal<ClientRefusal> {
  const basic = parseBasic(authorization)
  const given = credentialsIn({ authorization, parameters })
  if (given.id === '') return refuse('client-credentials-missing')
  const readings =
    basic && switches.basicAuthEscaping === 'accept'
      ? (text: string) => [text, formDecode(text)]
      : (text: string) => [text]
  const app = readings(given.id)
    .map(storage.apps.find)
    .find((found) => found !== undefined)
  if (!app) return refuse('client-unknown')
  const { clientSecret } = app
  if (clientSecret !== null) {
    if (given.secret === undefined) return refuse('client-credentials-missing')
    if (!readings(given.secret).some((secret) => isSame(secret, clientSecret)))
      return refuse('client-secret-wrong')
  }
  return app.disabled ? refuse('app-disabled') : accept(app)
}

/** The app that sent a request, if its credentials are correct, and so are the parameters that all requests share. */
export function acceptClient(
  context: FlowContext,
  request: ClientRequest,
  tokenParameter: 'refresh_token' | 'token',
): Accepted<App> | Refusal<ClientRefusal> {
  const { parameters } = request
  const app = authenticateClient(context, request)
  if (!app.ok) return app
  if (parameters.repeatedAmong(knownParameters).length > 0) return refuse('parameter-repeated')
  if (context.switches.refreshTokenInQuery === 'refuse' && parameters.inQuery.has(tokenParameter)) {
    return refuse('token-in-query')
  }
  return app
}

/** What explains a refusal of the client, and can be found out only while the secrets are at hand. */
export function factsOf(
  context: FlowContext,
  request: ClientRequest,
  reason: string,
): { readonly recognised?: Recognition; readonly repeated?: readonly string[] } {
  const { id, secret } = credentialsIn(request)
  switch (reason) {
    case 'parameter-repeated':
      return { repeated: request.parameters.repeatedAmong(knownParameters) }
    case 'client-unknown': {
      const recognised = recogniseClientId(context, id)
      return recognised ? { recognised } : {}
    }
    case 'client-secret-wrong': {
      const app = context.storage.apps.find(id) ?? context.storage.apps.find(formDecode(id))
      const recognised = app && secret !== undefined ? recogniseSecret(context, secret, app) : undefined
      return recognised ? { recognised } : {}
    }
    default:
      return {}
  }
}

/** The id that a request claims, for the journal. */
export function claimedClientId({ authorization, parameters }: ClientRequest): string | null {
  return parseBasic(authorization)?.id ?? parameters.get('client_id') ?? null
}

/** Basic counts where there is one. */
function credentialsIn({ authorization, parameters }: Omit<ClientRequest, 'requestId'>): Credentials {
  return (
    parseBasic(authorization) ?? {
      id: parameters.get('client_id') ?? '',
      secret: parameters.get('client_secret'),
    }
  )
}

function parseBasic(authorization: string): Credentials | undefined {
  const encoded = /^Basic\s+(\S+)\s*$/i.exec(authorization)?.[1]
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf-8')
  const colon = text.indexOf(':')
  return colon === -1
    ? { id: text, secret: undefined }
    : { id: text.slice(0, colon), secret: text.slice(colon + 1) }
}

/** Undoes form encoding, as in RFC 6749, 2.3.1; what is not encoded stays. */
function formDecode(text: string): string {
  return new URLSearchParams(`v=${text.replaceAll('&', '%26')}`).get('v') ?? text
}
