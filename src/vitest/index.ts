import { test as base, expect } from 'vitest'
import type { FailOn, Finding, InCode, MockZoom, MockZoomOptions } from '../mock-zoom/index.ts'
import { createMockZoom, fails, printable, saveJournal, sayRefusals } from '../mock-zoom/index.ts'
import { saveFlow } from '../test-kit/save-flow.ts'
import { sumUp, WrongAtZoomError } from '../test-kit/wrong-at-zoom.ts'
import { type ZoomMatchers, zoomMatchers } from '../test-kit/zoom-matchers.ts'

export { type ZoomMatchers, zoomMatchers } from '../test-kit/zoom-matchers.ts'
export { type DescribeContractsOptions, describeContracts } from './describe-contracts.ts'

declare module 'vitest' {
  interface Matchers<T> extends ZoomMatchers {}
}

expect.extend(zoomMatchers)

/** The fixtures that a test can ask for. */
export interface ZoomFixtures {
  /** A mock for this test alone, closed after it. If the test fails, what went wrong at Zoom is printed. */
  readonly zoom: MockZoom
  /** The options of that mock: `test.override({ zoomOptions: { profile: '2020' } })`, for a file or a `describe`. */
  readonly zoomOptions: MockZoomOptions & InCode
  /**
   * What makes a test fail that has passed by itself: `findings` (the default), `refusals` or `nothing`. For a test that
   * makes a mistake on purpose: `test.override({ failOn: 'nothing' })`.
   */
  readonly failOn: FailOn
  /**
   * A folder: if a test fails, what happened at Zoom is saved there, in a file that the inspector opens and `mock-zoom explain`
   * reads. Nothing is saved by default: `test.override({ saveTo: 'test-results/zoom' })`.
   */
  readonly saveTo: string | undefined
}

/**
 * Vitest's own `test`, with a Zoom for each test.
 *
 * @example
 * ```ts
 * import { test } from 'mock-zoom/vitest'
 *
 * test('connects', async ({ zoom, expect }) => {
 *   await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
 *   // Let your app connect to zoom.url here.
 *   await expect(zoom).toHaveNoFindings()
 * })
 * ```
 */
export const test = base.extend<ZoomFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures this one needs
  zoomOptions: async ({}, use) => use({}),
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures this one needs
  failOn: async ({}, use) => use('findings'),
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures this one needs
  saveTo: async ({}, use) => use(undefined),
  zoom: async ({ zoomOptions, failOn, saveTo, task, onTestFailed }, use) => {
    const zoom = await createMockZoom(zoomOptions)
    const look = async () => ({
      ...(await sumUp(zoom)),
      flow: saveTo === undefined ? undefined : await saveJournal(zoom),
    })
    let summary: Awaited<ReturnType<typeof look>> | undefined
    onTestFailed(async () => {
      const { findings, refusals, flow } = summary ?? (await look())
      for (const finding of findings) console.error(describe(finding))
      const refused = sayRefusals(refusals)
      if (refused !== undefined) console.error(`mock-zoom: ${refused}`)
      if (saveTo === undefined || flow === undefined) return
      const file = saveFlow(saveTo, `${task.file.name} ${task.name}`, flow)
      console.error(
        `mock-zoom: saved in ${file}. Open it in the inspector, or run: npx mock-zoom explain ${file}`,
      )
    })
    await use(zoom)
    summary = await look()
    await zoom.close()
    // A test that failed by itself has its own message.
    if (!task.result?.errors?.length && fails(failOn, summary)) throw new WrongAtZoomError(summary)
  },
})

function describe({ rule, sentence, inProduction, remedy }: Finding): string {
  return `mock-zoom: ${printable(sentence)}\n  In production: ${inProduction}\n  How to fix it: ${printable(remedy)} (${rule})`
}
