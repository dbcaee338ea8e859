import { createMockZoom, type JournalEvent, type MockZoomOptions } from '../../src/mock-zoom/index.ts'
import { type Alterations, startReferenceClient } from '../../src/reference-client/index.ts'

export interface SceneOptions {
  readonly profile?: NonNullable<MockZoomOptions['profile']>
  readonly database?: string
  readonly alterations?: Alterations
}

/** A mock Zoom where Jill is signed in and allows everything, and an app that uses it. */
export async function openScene({ profile = '2026', ...options }: SceneOptions = {}) {
  const zoom = await createMockZoom({ profile })
  await zoom.signIn({ user: 'jill@example.com', consent: 'allow' })
  const credentials = { clientId: zoom.app.clientId, clientSecret: zoom.app.clientSecret ?? '' }
  const client = await startReferenceClient({ zoomUrl: zoom.url, ...credentials, ...options })
  return {
    zoom,
    client,
    count: (type: JournalEvent['type']) => zoom.journal.events({ type }).length,
    findings: () => zoom.findings().map(({ rule }) => rule),
    async [Symbol.asyncDispose]() {
      await client.close()
      await zoom.close()
    },
  }
}
