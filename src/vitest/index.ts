import { test as base } from 'vitest'
import type { Finding, InCode, MockZoom, MockZoomOptions } from '../mock-zoom/index.ts'
import { createMockZoom } from '../mock-zoom/index.ts'

export { type DescribeContractsOptions, describeContracts } from './describe-contracts.ts'

/** The fixtures that a test can ask for. */
export interface ZoomFixtures {
  /** A mock for this test alone, closed after it. If the test fails, what went wrong at Zoom is printed. */
  readonly zoom: MockZoom
  /** The options of that mock: `test.override({ zoomOptions: { profile: '2020' } })`, for a file or a `describe`. */
  readonly zoomOptions: MockZoomOptions & InCode
}

/** Vitest's own `test`, with a Zoom for each test: `test('connects', async ({ zoom }) => …)`. */
export const test = base.extend<ZoomFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures this one needs
  zoomOptions: async ({}, use) => use({}),
  zoom: async ({ zoomOptions, onTestFailed }, use) => {
    const zoom = await createMockZoom(zoomOptions)
    let findings: Finding[] | undefined
    onTestFailed(async () => {
      for (const finding of findings ?? (await zoom.findings.list())) console.error(describe(finding))
    })
    await use(zoom)
    findings = await zoom.findings.list()
    await zoom.close()
  },
})

function describe({ rule, sentence, inProduction, remedy }: Finding): string {
  return `mock-zoom: ${sentence}\n  In production: ${inProduction}\n  How to fix it: ${remedy} (${rule})`
}
