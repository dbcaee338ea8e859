/** A value that is filled in when a request is sent. A plan only shows its name. */
export interface Placeholder {
  readonly placeholder: string
  readonly from: 'environment' | 'answer'
  /** Kept out of everything that is printed. */
  readonly secret: boolean
}

/** Text that goes out unescaped, even where that is malformed. */
export interface Verbatim {
  readonly verbatim: string
}

export type Value = string | Placeholder | Verbatim
export type Fields = readonly (readonly [name: string, value: Value])[]

/** One request as data, so that it can be shown before it is sent. */
export interface ProviderRequest {
  readonly method: 'GET' | 'POST'
  /** Below zoom.us; paths that begin with `/v2/` go to the API's host. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly basic?: BasicCredentials
  readonly bearer?: Value
  readonly query: Fields
  /** A form body, or undefined for none. */
  readonly form?: Fields
  readonly json?: Fields
}

/** HTTP Basic credentials. */
export interface BasicCredentials {
  readonly id: Value
  readonly secret: Value
  /** Every character is percent-escaped first, which form encoding (RFC 6749, 2.3.1) allows. */
  readonly escaped?: boolean
}

const fromEnvironment = (placeholder: string, secret = true): Placeholder => ({
  placeholder,
  from: 'environment',
  secret,
})

export const clientId = fromEnvironment('ZOOM_CLIENT_ID')
export const clientSecret = fromEnvironment('ZOOM_CLIENT_SECRET')
export const accountId = fromEnvironment('ZOOM_ACCOUNT_ID')
/** A second app, and the redirect URI of the first one: for contracts that need a person. */
export const otherClientId = fromEnvironment('ZOOM_OTHER_CLIENT_ID')
export const otherClientSecret = fromEnvironment('ZOOM_OTHER_CLIENT_SECRET')
export const redirectUri = fromEnvironment('ZOOM_REDIRECT_URI', false)

/** The credentials of the app. */
export const app: BasicCredentials = { id: clientId, secret: clientSecret }

/** A value from an earlier step of the same contract. */
export function obtained(placeholder: string): Placeholder {
  return { placeholder, from: 'answer', secret: true }
}

type Parts = Partial<Pick<ProviderRequest, 'headers' | 'basic' | 'bearer'>> & {
  readonly query?: Fields | Readonly<Record<string, Value>>
  readonly form?: Fields | Readonly<Record<string, Value>>
  readonly json?: Readonly<Record<string, Value>>
}

/** A GET request. */
export function get(path: string, parts: Parts = {}): ProviderRequest {
  return request('GET', path, parts)
}

/** A POST request. */
export function post(path: string, parts: Parts = {}): ProviderRequest {
  return request('POST', path, parts)
}

function request(
  method: ProviderRequest['method'],
  path: string,
  { query = [], form, json, headers = {}, ...rest }: Parts,
): ProviderRequest {
  return {
    method,
    path,
    headers: { accept: 'application/json', ...headers },
    ...rest,
    query: toFields(query),
    ...(form && { form: toFields(form) }),
    ...(json && { json: toFields(json) }),
  }
}

function toFields(given: Fields | Readonly<Record<string, Value>>): Fields {
  return isFields(given) ? given : Object.entries(given)
}

function isFields(given: Fields | Readonly<Record<string, Value>>): given is Fields {
  return Array.isArray(given)
}

/** All values of a request, in any position. */
export function valuesOf({ basic, bearer, query, form = [], json = [] }: ProviderRequest): Value[] {
  const credentials = [basic?.id, basic?.secret, bearer].filter((value) => value !== undefined)
  return [...credentials, ...[...query, ...form, ...json].map(([, value]) => value)]
}

/** The names of the variables that a request is made of. */
export function variablesOf(request: ProviderRequest): string[] {
  return valuesOf(request).flatMap((value) =>
    typeof value === 'object' && 'placeholder' in value && value.from === 'environment'
      ? value.placeholder
      : [],
  )
}
