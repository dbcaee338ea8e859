import { test as base } from 'vitest'
import type { FailOn, Finding, InCode, MockZoom, MockZoomOptions } from '../mock-zoom/index.ts'
import {
  createMockZoom,
  fails,
  namesFrom,
  printable,
  refusedWithoutFinding,
  sayRefusals,
} from '../mock-zoom/index.ts'

export { type DescribeContractsOptions, describeContracts } from './describe-contracts.ts'

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
 *   expect(await zoom.findings.list()).toEqual([])
 * })
 * ```
 */
export const test = base.extend<ZoomFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures this one needs
  zoomOptions: async ({}, use) => use({}),
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures this one needs
  failOn: async ({}, use) => use('findings'),
  zoom: async ({ zoomOptions, failOn, task, onTestFailed }, use) => {
    const zoom = await createMockZoom(zoomOptions)
    const sumUp = async () => ({
      findings: await zoom.findings.list(),
      refusals: refusedWithoutFinding(await zoom.journal.list(), namesFrom({})),
    })
    let summary: Awaited<ReturnType<typeof sumUp>> | undefined
    onTestFailed(async () => {
      const { findings, refusals } = summary ?? (await sumUp())
      for (const finding of findings) console.error(describe(finding))
      const refused = sayRefusals(refusals)
      if (refused !== undefined) console.error(`mock-zoom: ${refused}`)
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

  constructor({ findings, refusals }: Parameters<typeof fails>[1]) {
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
