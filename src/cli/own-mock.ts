import type { App, MockZoom, MockZoomOptions } from '../mock-zoom/index.ts'
import { createMockZoom } from '../mock-zoom/index.ts'
import type { Needs, Person, ProviderHosts, Variables } from '../provider-contracts/index.ts'
import { CannotTell } from '../provider-contracts/index.ts'

/** A mock with everything that provider contracts need: apps, and a person who allows them. */
export interface OwnMock extends AsyncDisposable {
  readonly zoom: MockZoom
  readonly hosts: ProviderHosts
  variablesFor(needs: Needs): Variables
  readonly person: Person
}

const other = { clientId: 'acme_other_app_0001', clientSecret: 'acme-other-apps-secret-for-dev-1' }

/** Starts a mock in memory, with a second app. */
export async function startOwnMock(options: MockZoomOptions = {}): Promise<OwnMock> {
  const zoom = await createMockZoom(options)
  const { url, app, apps, users } = zoom
  const added = await fetch(`${url}/__mock/apps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...other, name: 'Acme Other' }),
  })
  if (!added.ok) throw new Error(`no second app: ${added.status} ${await added.text()}`)
  const shared = {
    ZOOM_OTHER_CLIENT_ID: other.clientId,
    ZOOM_OTHER_CLIENT_SECRET: other.clientSecret,
    ZOOM_REDIRECT_URI: 'http://127.0.0.1:9667/callback',
  }
  const variables = ({ clientId, clientSecret, accountId }: App) => ({
    ...shared,
    ZOOM_CLIENT_ID: clientId,
    ZOOM_CLIENT_SECRET: clientSecret ?? undefined,
    ZOOM_ACCOUNT_ID: accountId ?? undefined,
  })
  const ownAccounts = apps.find(({ kind }) => kind === 'server-to-server')
  return {
    zoom,
    hosts: { zoomUrl: url, apiUrl: url },
    variablesFor: (needs) => variables(needs === 's2s-account' ? (ownAccounts ?? app) : app),
    person: {
      async allow(authorizeUrl) {
        await zoom.signIn({ user: users[0]?.id ?? '', consent: 'allow' })
        const response = await fetch(authorizeUrl, { redirect: 'manual', headers: { accept: 'text/html' } })
        const location = response.headers.get('location')
        if (location === null) throw new CannotTell(`the person was not sent back: ${response.status}`)
        return new URL(location)
      },
      pass: (seconds) => zoom.clock.advance({ seconds }),
    },
    [Symbol.asyncDispose]: () => zoom.close(),
  }
}
