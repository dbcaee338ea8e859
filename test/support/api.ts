import type { MockZoom, MockZoomOptions } from '../../src/mock-zoom/index.ts'
import type { Answer } from './oauth.ts'
import { basic, connect, postToken } from './oauth.ts'

const account = 'fjWCMNv_RySUpbdBJjO-Tg'

/** The scopes of a user-level app that may use every endpoint of the mock's API. */
export const userScopes = [
  'user:read:user',
  'user:read:zak',
  'user:read:token',
  'user:update:user',
  'user:delete:user',
  'user:update:status',
  'user:read:settings',
  'user:update:settings',
  'meeting:write:meeting',
  'meeting:read:list_meetings',
  'meeting:read:meeting',
  'meeting:update:meeting',
  'meeting:delete:meeting',
  'meeting:write:registrant',
  'meeting:read:registrant',
  'meeting:read:list_registrants',
  'meeting:update:registrant_status',
  'meeting:delete:registrant',
]

const adminScopes = [
  ...userScopes.map((scope) => `${scope}:admin`),
  'user:read:list_users:admin',
  'user:write:user:admin',
]

/** Two apps that may do everything, one for its user and one for its account. */
export const capableApps: MockZoomOptions['apps'] = [
  {
    clientId: 'capable',
    clientSecret: 'capable-secret',
    name: 'Capable',
    redirectUris: ['http://127.0.0.1:*'],
    scopes: userScopes,
  },
  {
    clientId: 'reports',
    clientSecret: 'reports-secret',
    name: 'Reports',
    kind: 'server-to-server',
    accountId: account,
    scopes: adminScopes,
  },
]

/** An access token of Jill's, or of somebody else's, for the first app. */
export async function userToken(zoom: MockZoom, user?: string): Promise<string> {
  return (await connect(zoom, {}, user)).access_token
}

/** An access token of the server-to-server app. */
export async function accountToken(zoom: MockZoom, clientId = 'reports'): Promise<string> {
  const request = { grant_type: 'account_credentials', account_id: account }
  const { body } = await postToken(zoom, request, { authorization: await basic(zoom, clientId) })
  return JSON.parse(body).access_token
}

/** Calls the API: `call(zoom, token, 'GET /users/me')`. A body that is not text goes as JSON. */
export async function call(zoom: MockZoom, token: string, what: string, body?: unknown): Promise<Answer> {
  const [method = 'GET', path = ''] = what.split(' ')
  const response = await fetch(`${zoom.url}/v2${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.text(), headers: response.headers }
}
