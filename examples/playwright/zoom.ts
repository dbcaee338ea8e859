import { test as base, expect } from '@playwright/test'
import { createMockZoom, type MockZoom } from 'mock-zoom'
import { startReferenceClient } from 'mock-zoom/reference-client'

/** Every worker has its own Zoom and app, so that files run in parallel. Every test gets both in a fresh state. */
export const test = base.extend<{ zoom: MockZoom }, { mock: MockZoom; appUrl: string }>({
  mock: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures this one needs
    async ({}, use) => {
      await using mock = await createMockZoom()
      await use(mock)
    },
    { scope: 'worker' },
  ],
  // Your own app goes here: start it with the address and the credentials of the mock instead of Zoom's.
  appUrl: [
    async ({ mock }, use) => {
      const { clientId, clientSecret } = await mock.apps.first()
      const app = await startReferenceClient({
        zoomUrl: mock.url,
        clientId,
        clientSecret: clientSecret ?? '',
      })
      await use(app.url)
      await app.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ appUrl }, use) => use(appUrl),
  zoom: async ({ mock }, use) => {
    await mock.reset()
    await use(mock)
    // A correct app leaves no finding. Otherwise the test fails, with the diagnosis.
    expect(await mock.findings.list()).toEqual([])
  },
})
