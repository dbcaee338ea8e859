import { test as base, expect } from 'vitest'
import type { FailOn, Finding, InCode, MockZoom, MockZoomOptions, RefusalCount } from '../mock-zoom/index.ts'
import {
  createMockZoom,
  fails,
  namesFrom,
  printable,
  refusedWithoutFinding,
  saveJournal,
  sayRefusals,
} from '../mock-zoom/index.ts'
import { saveFlow } from './save-flow.ts'
import { zoomMatchers } from './zoom-matchers.ts'

export { type DescribeContractsOptions, describeContracts } from './describe-contracts.ts'
export { type ZoomMatchers, zoomMatchers } from './zoom-matchers.ts'

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
    const sumUp = async () => ({
      findings: await zoom.findings.list(),
      refusals: refusedWithoutFinding(await zoom.journal.list(), namesFrom({})),
      flow: saveTo === undefined ? undefined : await saveJournal(zoom),
    })
    let summary: Awaited<ReturnType<typeof sumUp>> | undefined
    onTestFailed(async () => {
      const { findings, refusals, flow } = summary ?? (await sumUp())
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
    summary = await sumUp()
    await zoom.close()
    // A test that failed by itself has its own message.
    if (!task.result?.errors?.length && fails(failOn, summary)) throw new WrongAtZoomError(summary)
  },
})

/** The test passed, and Zoom saw mistakes all the same. */
class WrongAtZoomError extends Error {
  override readonly name = 'WrongAtZoomError'

  constructor({
    findings,
    refusals,
  }: { readonly findings: readonly Finding[]; readonly refusals: readonly RefusalCount[] }) {
    const refused = sayRefusals(refusals)
    super(
      [
        ...findings.map(({ sentence, rule }) => `${printable(sentence)} (${rule})`),
        ...(refused ? [refused] : []),
      ].join('\n'),
    )
    this.stack = `${this.name}: ${this.message}`
  }
}

function describe({ rule, sentence, inProduction, remedy }: Finding): string {
  return `mock-zoom: ${printable(sentence)}\n  In production: ${inProduction}\n  How to fix it: ${printable(remedy)} (${rule})`
}
