import { test as base } from 'mock-zoom/playwright'
import { startReferenceClient } from 'mock-zoom/reference-client'

export { expect } from 'mock-zoom/playwright'

/** Every worker has its own Zoom and app, so that files run in parallel. Every test gets its Zoom in a fresh state. */
export const test = base.extend<object, { appUrl: string }>({
  // Your own app goes here: start it with the address and the credentials of the mock instead of Zoom's.
  appUrl: [
    async ({ zoomOfWorker }, use) => {
      const { clientId, clientSecret } = await zoomOfWorker.apps.first()
      const app = await startReferenceClient({
        zoomUrl: zoomOfWorker.url,
        clientId,
        clientSecret: clientSecret ?? '',
      })
      await use(app.url)
      await app.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ appUrl }, use) => use(appUrl),
})
