import { findApiUser, listApiUsers } from '../../flow/api-users.ts'
import type { ApiEndpoint } from './endpoint.ts'
import { endpoint } from './endpoint.ts'
import { nextPageToken, readPage } from './paging.ts'
import { listedUserBody, userBody } from './user-body.ts'

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

/** Users: the caller, one user of the account, all users of the account. */
export const userEndpoints: readonly ApiEndpoint[] = [
  endpoint({
    method: 'GET',
    path: '/v2/users/me',
    ...readUser,
    serve: (context, caller) => findApiUser(context, caller, 'me'),
    show: (user) => ({ status: 200, body: userBody(user) }),
  }),
  endpoint({
    method: 'GET',
    path: '/v2/users/:userId',
    ...readUser,
    serve: (context, caller, { params }) => findApiUser(context, caller, params.userId ?? ''),
    show: (user) => ({ status: 200, body: userBody(user) }),
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
      const users = listApiUsers(context, caller)
      // Only active users exist here. Zoom ignores a status that it doesn't know (an evaluation of 2026).
      const none = query.get('status') === 'inactive' || query.get('status') === 'pending'
      return readPage(context, none ? [] : users, `users of ${caller.user.accountId}`, query)
    },
    show: (page, context) => ({
      status: 200,
      body: {
        page_count: page.pageCount,
        page_number: page.number,
        page_size: page.size,
        total_records: page.total,
        next_page_token: nextPageToken(context, page),
        users: page.items.map(listedUserBody),
      },
    }),
  }),
]
