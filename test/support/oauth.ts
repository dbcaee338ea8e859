import { randomUUID } from 'node:crypto'
import type { MockZoom } from '../../src/mock-zoom/index.ts'

/** The redirect URI of an integration that isn't there: nothing follows the redirect. */
export const redirectUri = 'http://127.0.0.1:3999/callback'

type Parameters = Readonly<Record<string, string | undefined>>

/** An answer of the mock's, as text: spelling and key order are what is compared. */
export interface Answer {
  readonly status: number
  readonly body: string
  readonly headers: Headers
}

/** The URL of a correct authorize request. An override of `undefined` leaves the parameter out. */
export async function authorizeUrl(zoom: MockZoom, overrides: Parameters = {}): Promise<string> {
  const parameters = {
    response_type: 'code',
    client_id: (await zoom.apps.first()).clientId,
    redirect_uri: redirectUri,
    state: 'a-state',
    ...overrides,
  }
  return `${zoom.url}/oauth/authorize?${toQuery(parameters)}`
}

/** Authorizes as `user` without a consent page, with its own state. Returns the callback URL that Zoom sends the browser to. */
export async function authorize(
  zoom: MockZoom,
  overrides: Parameters = {},
  user = 'jill@example.com',
): Promise<URL> {
  await zoom.signedIn.choose({ user, consent: 'allow' })
  const url = await authorizeUrl(zoom, { state: randomUUID(), ...overrides })
  const response = await fetch(url, { redirect: 'manual' })
  const location = response.headers.get('location')
  if (location === null) throw new Error(`no redirect: ${response.status} ${await response.text()}`)
  return new URL(location)
}

/** Authorizes, and answers the code alone. */
export async function newCode(zoom: MockZoom, overrides: Parameters = {}, user?: string): Promise<string> {
  return (await authorize(zoom, overrides, user)).searchParams.get('code') ?? ''
}

/** The Authorization header of an app: the first one, unless another is named. */
export async function basic(zoom: MockZoom, name?: string, secret?: string): Promise<string> {
  const clientId = name ?? (await zoom.apps.first()).clientId
  const found = (await zoom.apps.list()).find((app) => app.clientId === clientId)
  return `Basic ${Buffer.from(`${clientId}:${secret ?? found?.clientSecret ?? ''}`).toString('base64')}`
}

/** Sends a form to one of the endpoints that clients authenticate at. */
export async function post(
  zoom: MockZoom,
  path: string,
  parameters: Parameters,
  given?: Record<string, string>,
): Promise<Answer> {
  const headers = given ?? { authorization: await basic(zoom) }
  const response = await fetch(`${zoom.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: toQuery(parameters),
  })
  return { status: response.status, body: await response.text(), headers: response.headers }
}

/** Sends a token request. */
export function postToken(
  zoom: MockZoom,
  parameters: Parameters,
  headers?: Record<string, string>,
): Promise<Answer> {
  return post(zoom, '/oauth/token', parameters, headers)
}

/** Exchanges a code. */
export function exchange(zoom: MockZoom, code: string, overrides: Parameters = {}): Promise<Answer> {
  return postToken(zoom, { grant_type: 'authorization_code', code, redirect_uri: redirectUri, ...overrides })
}

/** Refreshes. */
export function refresh(zoom: MockZoom, refreshToken: string, overrides: Parameters = {}): Promise<Answer> {
  return postToken(zoom, { grant_type: 'refresh_token', refresh_token: refreshToken, ...overrides })
}

/** The tokens of a new connection. */
export interface Tokens {
  readonly access_token: string
  readonly refresh_token: string
  readonly expires_in: number
  readonly scope: string
}

/** Authorizes and exchanges. */
export async function connect(zoom: MockZoom, overrides: Parameters = {}, user?: string): Promise<Tokens> {
  return parseTokens(await exchange(zoom, await newCode(zoom, overrides, user)))
}

/** Reads a token answer; anything but success is an error. */
export function parseTokens({ status, body }: Answer): Tokens {
  if (status !== 200) throw new Error(`no tokens: ${status} ${body}`)
  return JSON.parse(body)
}

/** Calls `GET /v2/users/me`. */
export async function usersMe(zoom: MockZoom, accessToken: string): Promise<Answer> {
  const response = await fetch(`${zoom.url}/v2/users/me`, {
    headers: { authorization: `Bearer ${accessToken}` },
  })
  return { status: response.status, body: await response.text(), headers: response.headers }
}

function toQuery(parameters: Parameters): string {
  const sent = Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return new URLSearchParams(sent).toString()
}
