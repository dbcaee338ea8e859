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
  const apps = await zoom.apps.list()
  const [app, [user]] = [await zoom.apps.first(), await zoom.users.list()]
  await zoom.apps.add({ ...other, name: 'Acme Other' })
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
    hosts: { zoomUrl: zoom.url, apiUrl: zoom.url },
    variablesFor: (needs) => variables(needs === 's2s-account' ? (ownAccounts ?? app) : app),
    person: {
      async allow(authorizeUrl) {
        await zoom.signedIn.choose({ user: user?.id ?? '', consent: 'allow' })
        const response = await fetch(authorizeUrl, { redirect: 'manual', headers: { accept: 'text/html' } })
        const location = response.headers.get('location')
        if (location === null) throw new CannotTell(`the person was not sent back: ${response.status}`)
        return new URL(location)
      },
      async pass(seconds) {
        await zoom.clock.advance({ seconds })
      },
    },
    [Symbol.asyncDispose]: () => zoom.close(),
  }
}
