import type { AccountId, UserId } from '../domain/ids.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { AppInput, AppOptions } from './options.ts'
import { appSchema, userSchema } from './options.ts'

const loopback = ['http://127.0.0.1:*', 'http://localhost:*', 'http://[::1]:*']
const acmeAccount = 'fjWCMNv_RySUpbdBJjO-Tg'

const apps: readonly AppOptions[] = [
  {
    clientId: 'acme_scheduler_dev_01',
    clientSecret: 'acme-scheduler-secret-for-dev-01',
    name: 'Acme Scheduler',
    redirectUris: loopback,
    scopes: ['user:read:user', 'meeting:read:meeting', 'meeting:write:meeting'],
  },
  {
    clientId: 'acme_reports_s2s_0001',
    clientSecret: 'acme-reports-secret-for-dev-0001',
    name: 'Acme Reports',
    kind: 'server-to-server',
    accountId: acmeAccount,
    scopes: [
      'user:read:user:admin',
      'user:read:list_users:admin',
      'meeting:read:meeting:admin',
      'meeting:read:list_meetings:admin',
    ],
  },
  {
    clientId: 'acme_desktop_pub_0001',
    name: 'Acme Desktop',
    deviceFlow: true,
    redirectUris: loopback,
    scopes: ['user:read:user', 'meeting:read:meeting'],
  },
]

/** The apps of every mock that is not given others. */
export const seededApps: readonly AppInput[] = apps.map((app) => appSchema.parse(app))

const seededUserSchema = userSchema.required({ id: true, accountId: true }).transform(
  (user): ZoomUser => ({
    ...user,
    id: user.id as UserId,
    accountId: user.accountId as AccountId,
    createdAt: 1_577_836_800_000,
  }),
)

/** The Zoom users of every mock that is not given others: two in one account, one in another. */
export const seededUsers: readonly ZoomUser[] = [
  {
    id: 'ZoeaTdcdQ6-X0c58J3YzLw',
    accountId: acmeAccount,
    email: 'jill@example.com',
    firstName: 'Jill',
    lastName: 'Chill',
    role: 'owner' as const,
  },
  {
    id: '8lrMcSI3SDGjou_myUKlqQ',
    accountId: acmeAccount,
    email: 'sam@example.com',
    firstName: 'Sam',
    lastName: 'Tran',
  },
  {
    id: '6Qgfq2UZS8mA0oVINVnJcA',
    accountId: 'lDFybsUsRZ2P4ejKdIq9-Q',
    email: 'ada@example.org',
    firstName: 'Ada',
    lastName: 'Okoye',
  },
].map((user) => seededUserSchema.parse(user))

/** Both, to name the apps and users of a journal that was saved without names. */
export const seeded = { apps: seededApps, users: seededUsers }
