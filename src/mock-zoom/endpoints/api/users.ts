import { accept } from '../../domain/accepted.ts'
import type { EndpointScopes } from '../../domain/api.ts'
import { refuse } from '../../domain/refusal.ts'
import type { UserStatus } from '../../domain/zoom-user.ts'
import { userStatuses } from '../../domain/zoom-user.ts'
import { findApiUser, listApiUsers } from '../../flow/api-users.ts'
import { changeSettings, changeUser, createUser } from '../../flow/users.ts'
import type { ApiEndpoint } from './endpoint.ts'
import { endpoint } from './endpoint.ts'
import { nextPageToken, readPage } from './paging.ts'
import { readBodyAs } from './read-body.ts'
import { listedUserBody, newUserBody, settingsBody, userBody } from './user-body.ts'
import { newUserSchema, userChangesSchema, userSettingsSchema, userStatusSchema } from './user-input.ts'

const scopeTables = 'github.com/zoom/skills, skills/oauth/references'

const readUser = {
  scopes: {
    granular: ['user:read:user:admin', 'user:read:user'],
    classic: ['user:read:admin', 'user:read'],
    also: [
      'user:read:user:master',
      ...['user:write:admin', 'user:write', 'user:master', 'user_info:read', 'user_profile'],
    ],
  },
  confidence: 'logged',
  source: ['a published production log of 2026', scopeTables, 'devforum.zoom.us/t/123510 (category)'],
  category: 'Light',
} as const

const documented = { confidence: 'documented', source: [scopeTables], category: 'Light' } as const

const toWrite = ['user:write', 'user:write:admin']

/** The scopes of an operation that changes a user, by its granular one. */
const toChange = (granular: string): EndpointScopes => ({
  granular: [granular, `${granular}:admin`],
  classic: toWrite,
  also: [`${granular}:master`, 'user:master'],
})

/** Users: the caller, one user of the account, all users of the account; their settings. */
export const userEndpoints: readonly ApiEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/v2/users/me',
    ...readUser,
    serve: (context, caller) => findApiUser(context, caller, 'me'),
    show: (user, { switches }) => ({ status: 200, body: userBody(user, switches) }),
  }),
  endpoint({
    method: 'GET',
    path: '/v2/users/:userId',
    ...readUser,
    serve: (context, caller, { params }) => findApiUser(context, caller, params.userId ?? ''),
    show: (user, { switches }) => ({ status: 200, body: userBody(user, switches) }),
  }),
  endpoint({
    method: 'GET',
    path: '/v2/users',
    // Zoom's table has user:read and user:write too. That a user's own token lists the whole account is doubtful.
    scopes: {
      granular: ['user:read:list_users:admin'],
      classic: ['user:read:admin'],
      also: ['user:read:list_users:master', 'user:write:admin', 'user:master'],
    },
    confidence: 'logged',
    source: ['github.com/JubaerHossain/zoom-laravel/issues/15', scopeTables],
    category: 'Medium',
    serve(context, caller, { query }) {
      const status = statusNamed(query.get('status'))
      const users = listApiUsers(context, caller).filter((user) => user.status === status)
      return readPage(context, users, `${status} users of ${caller.user.accountId}`, query)
    },
    show: (page, context) => ({
      status: 200,
      body: {
        page_count: page.pageCount,
        page_number: page.number,
        page_size: page.size,
        total_records: page.total,
        next_page_token: nextPageToken(context, page),
        users: page.items.map((user) => listedUserBody(user, context.switches)),
      },
    }),
  }),
  endpoint({
    method: 'POST',
    path: '/v2/users',
    ...documented,
    scopes: {
      granular: ['user:write:user:admin'],
      classic: ['user:write:admin'],
      also: ['user:write:user:master', 'user:write', 'user:master'],
    },
    serve(context, caller, { body }) {
      const user = readBodyAs(newUserSchema, body)
      return user.ok ? createUser(context, caller, user.value) : user
    },
    show: (user) => ({ status: 201, body: newUserBody(user) }),
  }),
  endpoint({
    method: 'PATCH',
    path: '/v2/users/:userId',
    scopes: toChange('user:update:user'),
    confidence: 'documented',
    source: [scopeTables, 'github.com/NangoHQ/integration-templates, integrations/zoom/tests (204)'],
    category: 'Light',
    serve(context, caller, { params, body }) {
      const user = findApiUser(context, caller, params.userId ?? '')
      if (!user.ok) return user
      const changes = readBodyAs(userChangesSchema, body)
      return changes.ok ? changeUser(context, caller, user.value, changes.value, 'updated') : changes
    },
    show: () => ({ status: 204 }),
  }),
  // With either action, `disassociate` and `delete`, the user is gone from the account.
  endpoint({
    method: 'DELETE',
    path: '/v2/users/:userId',
    ...documented,
    scopes: toChange('user:delete:user'),
    serve(context, caller, { params }) {
      const user = findApiUser(context, caller, params.userId ?? '')
      return user.ok ? changeUser(context, caller, user.value, { removed: true }, 'removed') : user
    },
    show: () => ({ status: 204 }),
  }),
  endpoint({
    method: 'PUT',
    path: '/v2/users/:userId/status',
    ...documented,
    scopes: toChange('user:update:status'),
    serve(context, caller, { params, body }) {
      const user = findApiUser(context, caller, params.userId ?? '')
      if (!user.ok) return user
      const read = readBodyAs(userStatusSchema, body)
      if (!read.ok) return read
      return read.value.action === 'activate'
        ? changeUser(context, caller, user.value, { status: 'active' }, 'activated')
        : changeUser(context, caller, user.value, { status: 'inactive' }, 'deactivated')
    },
    show: () => ({ status: 204 }),
  }),
  endpoint({
    method: 'GET',
    path: '/v2/users/:userId/settings',
    ...documented,
    scopes: {
      granular: ['user:read:settings', 'user:read:settings:admin'],
      classic: ['user:read', 'user:read:admin'],
      also: ['user:read:settings:master', ...toWrite, 'user:master'],
    },
    serve(context, caller, { params, query }) {
      const user = findApiUser(context, caller, params.userId ?? '')
      if (!user.ok) return user
      if (user.value.status === 'pending') return refuse('user-pending')
      // Cal.com asks for three settings by name.
      const names = query.get('custom_query_fields')
      return accept({ settings: user.value.settings, names })
    },
    show: ({ settings, names }) => ({ status: 200, body: settingsBody(settings, names) }),
  }),
  endpoint({
    method: 'PATCH',
    path: '/v2/users/:userId/settings',
    ...documented,
    scopes: toChange('user:update:settings'),
    serve(context, caller, { params, body }) {
      const user = findApiUser(context, caller, params.userId ?? '')
      if (!user.ok) return user
      if (user.value.status === 'pending') return refuse('user-pending')
      const changes = readBodyAs(userSettingsSchema, body)
      return changes.ok ? changeSettings(context, caller, user.value, changes.value) : changes
    },
    show: () => ({ status: 204 }),
  }),
]

/** Zoom ignores a status that it doesn't know (an evaluation of 2026). */
function statusNamed(name: string | undefined): UserStatus {
  return userStatuses.find((status) => status === name) ?? 'active'
}
