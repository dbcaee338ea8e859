import { findApiUser } from '../../flow/api-users.ts'
import { signZak } from '../../flow/zak.ts'
import type { ApiEndpoint } from './endpoint.ts'
import { endpoint } from './endpoint.ts'

const classic = ['user:read:admin', 'user:read', 'user_zak:read']

/** Keys that start a meeting as its host. */
export const accessKeyEndpoints: readonly ApiEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/v2/users/me/zak',
    scopes: { granular: ['user:read:zak:admin', 'user:read:zak'], classic },
    confidence: 'inferred',
    source: ['github.com/zoom/skills, skills/oauth/concepts/scopes-architecture.md'],
    category: 'Light',
    serve: (context, caller) => findApiUser(context, caller, 'me'),
    show: (user, context) => ({ status: 200, body: { token: signZak(context, user) } }),
  }),
  // attendee-labs/attendee calls it with type=zak and the scope user:read:zak; every type gets such a key here.
  endpoint({
    method: 'GET',
    path: '/v2/users/:userId/token',
    scopes: {
      granular: ['user:read:zak:admin', 'user:read:zak', 'user:read:token:admin', 'user:read:token'],
      classic,
    },
    confidence: 'inferred',
    source: ['github.com/attendee-labs/attendee, bots/zoom_oauth_connections_utils.py'],
    category: 'Light',
    serve: (context, caller, { params }) => findApiUser(context, caller, params.userId ?? ''),
    show: (user, context) => ({ status: 200, body: { token: signZak(context, user) } }),
  }),
]
