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
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
  const credentials = {
    clientId: (await zoom.apps.first()).clientId,
    clientSecret: (await zoom.apps.first()).clientSecret ?? '',
  }
  const client = await startReferenceClient({ zoomUrl: zoom.url, ...credentials, ...options })
  return {
    zoom,
    client,
    count: async (type: JournalEvent['type']) => (await zoom.journal.list({ type })).length,
    findings: async () => (await zoom.findings.list()).map(({ rule }) => rule),
    async [Symbol.asyncDispose]() {
      await client.close()
      await zoom.close()
    },
  }
}
