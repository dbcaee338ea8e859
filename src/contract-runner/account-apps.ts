import type { MockZoom } from '../mock-zoom/index.ts'

/** A server-to-server app as it is registered at (mock) Zoom, for one account. */
export interface AccountApp {
  readonly clientId: string
  readonly clientSecret: string
  readonly accountId: string
}

/**
 * The account that the app acts for, and another one, with which an app that serves several must not confuse it. They are the
 * same each time, so that an app that already runs can be told once. Both accounts are seeded, with users.
 */
export const accountApps = {
  own: {
    clientId: 'acme_reports_s2s_0001',
    clientSecret: 'acme-reports-secret-for-dev-0001',
    accountId: 'fjWCMNv_RySUpbdBJjO-Tg',
  },
  other: {
    clientId: 'acme_reports_s2s_0002',
    clientSecret: 'acme-reports-secret-for-dev-0002',
    accountId: 'lDFybsUsRZ2P4ejKdIq9-Q',
  },
} as const satisfies Readonly<Record<string, AccountApp>>

/** Enough for what such apps do: users and their meetings. */
export const accountScopes: readonly string[] = [
  'user:read:user:admin',
  'user:read:list_users:admin',
  'meeting:read:meeting:admin',
  'meeting:read:list_meetings:admin',
  'meeting:write:meeting:admin',
  'meeting:update:meeting:admin',
  'meeting:delete:meeting:admin',
]

/** Registers both with these scopes: a mock that was emptied has forgotten them. */
export async function registerAccountApps(zoom: MockZoom, scopes = accountScopes): Promise<void> {
  const known = await zoom.apps.list()
  const kind = 'server-to-server'
  for (const app of [accountApps.own, accountApps.other]) {
    const isKnown = known.some(({ clientId }) => clientId === app.clientId)
    if (isKnown) await zoom.apps.change(app.clientId, { scopes: [...scopes] })
    else await zoom.apps.add({ ...app, name: 'Acme Reports', kind, scopes: [...scopes] })
  }
}
