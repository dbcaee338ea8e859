import { test as base, expect as baseExpect } from '@playwright/test'
import type { FailOn, InCode, MockZoom, MockZoomOptions } from '../mock-zoom/index.ts'
import { createMockZoom, fails, saveJournal } from '../mock-zoom/index.ts'
import { sumUp, WrongAtZoomError } from '../test-kit/wrong-at-zoom.ts'
import { zoomMatchers } from '../test-kit/zoom-matchers.ts'
import { sendZoomTo } from './zoom-in-browser.ts'

export { type ZoomMatchers, zoomMatchers } from '../test-kit/zoom-matchers.ts'

/** The fixtures of a test. */
export interface ZoomFixtures {
  /**
   * The worker's Zoom, as it was at its start. If the test fails, the flow is attached to its result as `zoom-flow.json`, which the
   * inspector opens and `mock-zoom explain` reads, and the findings stand in an error of their own.
   */
  readonly zoom: MockZoom
  /** What makes a test fail that has passed by itself: `findings` (the default), `refusals` or `nothing`. */
  readonly failOn: FailOn
  /** Whether zoom.us is the mock in the test's browsers, for an app with zoom.us written into it; false by default. */
  readonly zoomInBrowser: boolean
}

/** The fixtures of a worker, which files share. */
export interface ZoomWorkerFixtures {
  /** The mock, for the fixture that starts your app. Tests ask for `zoom`. */
  readonly zoomOfWorker: MockZoom
  /** The options of that mock; `{ port: 9666 }` for an app that Playwright's `webServer` starts, with one worker. */
  readonly zoomOptions: MockZoomOptions & InCode
}

/**
 * Playwright's own `test`, with a Zoom for each worker. Start your app in a fixture of the worker, with `zoomOfWorker.url` in place of
 * Zoom's address.
 *
 * @example
 * ```ts
 * import { expect, test } from 'mock-zoom/playwright'
 *
 * test('connects', async ({ page, zoom }) => {
 *   await page.goto('http://127.0.0.1:3000/connect')
 *   await page.getByRole('button', { name: 'Allow' }).click()
 *   await expect(zoom).toHaveNoFindings()
 * })
 * ```
 */
export const test = base.extend<ZoomFixtures, ZoomWorkerFixtures>({
  zoomOptions: [{}, { scope: 'worker', option: true }],
  failOn: ['findings', { option: true }],
  zoomInBrowser: [false, { option: true }],
  zoomOfWorker: [
    async ({ zoomOptions }, use) => {
      const zoom = await createMockZoom(zoomOptions)
      await use(zoom)
      await zoom.close()
    },
    { scope: 'worker' },
  ],
  context: async ({ context, zoomInBrowser, zoomOfWorker }, use) => {
    if (zoomInBrowser) await sendZoomTo(zoomOfWorker.url, context)
    await use(context)
  },
  zoom: async ({ zoomOfWorker: zoom, failOn }, use, testInfo) => {
    await zoom.reset()
    await use(zoom)
    const summary = await sumUp(zoom)
    const hasFailed = testInfo.status !== testInfo.expectedStatus
    const isWrong = fails(failOn, summary)
    if (!hasFailed && !isWrong) return
    await testInfo.attach('zoom-flow.json', {
      body: JSON.stringify(await saveJournal(zoom), null, 2),
      contentType: 'application/json',
    })
    // Playwright lists it beside the test's own error.
    if (isWrong || summary.findings.length > 0) throw new WrongAtZoomError(summary)
  },
})

/** Playwright's own `expect`, with matchers for a mock. */
export const expect = baseExpect.extend(zoomMatchers)
