import type { App, MockZoom } from '../mock-zoom/index.ts'

/** A server-to-server app as it is registered at (mock) Zoom, for one account. */
export interface AccountApp {
  readonly clientId: string
  readonly clientSecret: string
  readonly accountId: string
}

/** The account that the app acts for, and another one, with which an app that serves several must not confuse it. */
export interface AccountApps {
  readonly own: AccountApp
  readonly other: AccountApp
}

/** Enough for what such apps do: users and their meetings. */
const scopes = [
  'user:read:user:admin',
  'user:read:list_users:admin',
  'meeting:read:meeting:admin',
  'meeting:read:list_meetings:admin',
  'meeting:write:meeting:admin',
  'meeting:update:meeting:admin',
  'meeting:delete:meeting:admin',
]

/** The same each time: an app that already runs is told them once. Both accounts are seeded, with users. */
const own: AccountApp = {
  clientId: 'acme_reports_s2s_0001',
  clientSecret: 'acme-reports-secret-for-dev-0001',
  accountId: 'fjWCMNv_RySUpbdBJjO-Tg',
}
const other: AccountApp = {
  clientId: 'acme_reports_s2s_0002',
  clientSecret: 'acme-reports-secret-for-dev-0002',
  accountId: 'lDFybsUsRZ2P4ejKdIq9-Q',
}

/** Registers both at (mock) Zoom, where that is not done yet: a mock that was emptied has forgotten them. */
export async function accountApps(zoom: MockZoom): Promise<AccountApps> {
  const known = await zoom.apps.list()
  await register(zoom, known, own, 'Acme Reports')
  await register(zoom, known, other, 'Acme Reports of another account')
  return { own, other }
}

async function register(zoom: MockZoom, known: readonly App[], app: AccountApp, name: string): Promise<void> {
  const there = known.find(({ clientId }) => clientId === app.clientId)
  if (there === undefined) await zoom.apps.add({ ...app, name, kind: 'server-to-server', scopes })
  else if (there.scopes.length < scopes.length) await zoom.apps.change(app.clientId, { scopes })
}
