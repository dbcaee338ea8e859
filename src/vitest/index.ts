import { test as base } from 'vitest'
import type { Finding, InCode, MockZoom, MockZoomOptions } from '../mock-zoom/index.ts'
import { createMockZoom } from '../mock-zoom/index.ts'

export { type DescribeContractsOptions, describeContracts } from './describe-contracts.ts'

/** What a test gets by naming it. */
export interface ZoomFixtures {
  /** A mock of this test's own, closed after it. When the test fails, it says what went wrong at Zoom. */
  readonly zoom: MockZoom
  /** How that mock is made: `test.override({ zoomOptions: { profile: '2020' } })`, for a file or a `describe`. */
  readonly zoomOptions: MockZoomOptions & InCode
}

/** Vitest's own `test`, with a Zoom for each test: `test('connects', async ({ zoom }) => …)`. */
export const test = base.extend<ZoomFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures this one needs
  zoomOptions: async ({}, use) => use({}),
  zoom: async ({ zoomOptions, onTestFailed }, use) => {
    const zoom = await createMockZoom(zoomOptions)
    let findings: Finding[] | undefined
    onTestFailed(() => {
      for (const finding of findings ?? zoom.findings()) console.error(describe(finding))
    })
    await use(zoom)
    findings = zoom.findings()
    await zoom.close()
  },
})

function describe({ rule, sentence, inProduction, remedy }: Finding): string {
  return `mock-zoom: ${sentence}\n  In production: ${inProduction}\n  Mend it: ${remedy} (${rule})`
}
