import type { Finding, MockZoom } from '../mock-zoom/index.ts'
import { clockTime, MockZoomError, printable, shortenCode } from '../mock-zoom/index.ts'

/** What `expect(zoom)` can do with `mock-zoom/vitest` and `mock-zoom/playwright`. All of them are to be awaited. */
export interface ZoomMatchers {
  /**
   * Zoom saw no mistake of the app's.
   *
   * @example
   * ```ts
   * await expect(zoom).toHaveNoFindings()
   * ```
   */
  toHaveNoFindings(): Promise<void>
  /**
   * The app exchanged this code for tokens, and never sent it again.
   *
   * @param code - the code, whole, as the app got it.
   * @example
   * ```ts
   * await expect(zoom).toHaveRedeemedOnce(code)
   * ```
   */
  toHaveRedeemedOnce(code: string): Promise<void>
  /**
   * The app got new tokens for a refresh token so many times. Refused refreshes don't count.
   *
   * @param times - how many, of all users and apps together.
   * @example
   * ```ts
   * await expect(zoom).toHaveRefreshedTimes(1)
   * ```
   */
  toHaveRefreshedTimes(times: number): Promise<void>
}

type Watched = Pick<MockZoom, 'findings' | 'journal'>

/** What a matcher says. */
export interface Outcome {
  readonly pass: boolean
  message(): string
}

/** The matchers, for `expect.extend`. Vitest's own `expect` has them with `mock-zoom/vitest`, and that of `mock-zoom/playwright` too. */
export const zoomMatchers = {
  async toHaveNoFindings(received: unknown): Promise<Outcome> {
    const findings = await mockIn(received).findings.list()
    const problem =
      findings.length === 0
        ? 'Zoom saw no mistake, and one was expected.'
        : `Zoom saw ${counted(findings.length, 'mistake')}.`
    return outcome(findings.length === 0, problem, findings)
  },

  async toHaveRedeemedOnce(received: unknown, code: string): Promise<Outcome> {
    const zoom = mockIn(received)
    const shown = shortenCode(code)
    const sent = (await zoom.journal.list()).flatMap((entry) =>
      (entry.type === 'code.redeemed' || entry.type === 'code.refused') && entry.code === shown
        ? `${entry.type === 'code.redeemed' ? 'redeemed' : `refused (${entry.reason})`} at ${clockTime(entry.at)}`
        : [],
    )
    const first = sent.findIndex((each) => each.startsWith('redeemed'))
    const isOnce = first >= 0 && first === sent.length - 1
    const problem =
      sent.length === 0
        ? `Nobody has tried to exchange the code ${shown}.`
        : `The code ${shown} was sent ${counted(sent.length, 'time')}: ${sent.join(', ')}.`
    return outcome(isOnce, problem, await zoom.findings.list())
  },

  async toHaveRefreshedTimes(received: unknown, times: number): Promise<Outcome> {
    const zoom = mockIn(received)
    const entries = await zoom.journal.list()
    const done = entries.filter(({ type }) => type === 'refresh.rotated')
    const refused = entries.filter(({ type }) => type === 'refresh.refused')
    const were = (count: number) => (count === 1 ? 'was' : 'were')
    const when = done.length === 0 ? '' : `: at ${done.map(({ at }) => clockTime(at)).join(', ')}`
    const besides = refused.length === 0 ? '' : ` ${refused.length} ${were(refused.length)} refused.`
    const all = `There ${were(done.length)} ${counted(done.length, 'refresh', 'refreshes')}${when}`
    const problem = `${all}; expected: ${times}.${besides}`
    return outcome(done.length === times, problem, await zoom.findings.list())
  },
}

/** The message is for both: `expect(zoom)` that failed, and `expect(zoom).not` that did. */
function outcome(pass: boolean, problem: string, findings: readonly Finding[]): Outcome {
  const seen = findings.map(({ sentence, rule }) => `${printable(sentence)} (${rule})`)
  return { pass, message: () => [printable(problem), ...seen].join('\n') }
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** JavaScript can give anything. */
function mockIn(value: unknown): Watched {
  if (isMock(value)) return value
  throw new MockZoomError('This is not a mock.', 'Write expect(zoom), with what createMockZoom() returned.')
}

function isMock(value: unknown): value is Watched {
  return typeof value === 'object' && value !== null && 'findings' in value && 'journal' in value
}
