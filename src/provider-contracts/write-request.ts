import type { BasicCredentials, Fields, ProviderRequest, Value } from './request.ts'

/** Where requests go: `https://zoom.us` and `https://api.zoom.us`, or one mock for both. */
export interface ProviderHosts {
  readonly zoomUrl: string
  readonly apiUrl: string
}

/** What placeholders stand for. Throws if one has no value. */
export type Fill = (value: Value) => string

/** A request as it goes out. */
export interface WrittenRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** The base URL of a path. */
export function hostOf({ path }: ProviderRequest, { zoomUrl, apiUrl }: ProviderHosts): string {
  return path.startsWith('/v2/') ? apiUrl : zoomUrl
}

/** Fills in the placeholders of a request. */
export function writeRequest(request: ProviderRequest, hosts: ProviderHosts, fill: Fill): WrittenRequest {
  const { path, query, form, json, basic, bearer } = request
  const asked = query.length === 0 ? '' : `?${writeForm(query, fill)}`
  const body =
    form !== undefined
      ? writeForm(form, fill)
      : json && JSON.stringify(Object.fromEntries(json.map(([name, value]) => [name, fill(value)])))
  return {
    url: `${hostOf(request, hosts)}${path}${asked}`,
    headers: {
      ...request.headers,
      ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...(json && { 'content-type': 'application/json' }),
      ...(basic && { authorization: `Basic ${writeBasic(basic, fill)}` }),
      ...(bearer !== undefined && { authorization: `Bearer ${fill(bearer)}` }),
    },
    ...(body !== undefined && { body }),
  }
}

/** The credentials of a Basic header. */
export function writeBasic({ id, secret, escaped = false }: BasicCredentials, fill: Fill): string {
  const write = escaped ? escapeAll : (text: string) => text
  return Buffer.from(`${write(fill(id))}:${write(fill(secret))}`).toString('base64')
}

function writeForm(fields: Fields, fill: Fill): string {
  return fields
    .map(([name, value]) => {
      const text = fill(value)
      const written = typeof value === 'object' && 'verbatim' in value ? text : encodeURIComponent(text)
      return `${encodeURIComponent(name)}=${written}`
    })
    .join('&')
}

function escapeAll(text: string): string {
  return [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('')
}
