import { findApiUser } from '../../flow/api-users.ts'
import { signZak } from '../../flow/zak.ts'
import type { ApiEndpoint } from './endpoint.ts'
import { endpoint } from './endpoint.ts'

const scopeTables = 'github.com/zoom/skills, skills/oauth/references'

/** Keys that start a meeting as its host. */
export const accessKeyEndpoints: readonly ApiEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/v2/users/me/zak',
    // Not opened by user:read: devforum.zoom.us/t/58685 had all user and meeting scopes.
    scopes: { granular: ['user:read:zak:admin', 'user:read:zak'], classic: ['user_zak:read'], also: [] },
    scopeError: 'zak',
    confidence: 'documented',
    source: [scopeTables, 'devforum.zoom.us/t/58685', 'devforum.zoom.us/t/90388'],
    category: 'Light',
    serve: (context, caller) => findApiUser(context, caller, 'me'),
    show: (user, context) => ({ status: 200, body: { token: signZak(context, user) } }),
  }),
  // Whatever type is asked for, it gets such a key here.
  endpoint({
    method: 'GET',
    path: '/v2/users/:userId/token',
    scopes: {
      granular: ['user:read:token:admin', 'user:read:token'],
      classic: ['user:read:admin', 'user:read'],
      also: ['user:read:token:master', 'user:write:admin', 'user:write', 'user:master', 'user_profile'],
    },
    confidence: 'documented',
    source: [scopeTables, 'github.com/attendee-labs/attendee, bots/zoom_oauth_connections_utils.py'],
    category: 'Light',
    serve: (context, caller, { params }) => findApiUser(context, caller, params.userId ?? ''),
    show: (user, context) => ({ status: 200, body: { token: signZak(context, user) } }),
  }),
]
