import type { CodeIssued, ContractRun, Outcome } from '../src/contract-runner/index.ts'

/** What the mock finds where an app takes a code that was planted: its verifier is of another code. That is not the mistake. */
export const plantedCode = ['pkce-mismatch']

/** What an app can tell its own callbacks by: its state or, where it sends none, the PKCE verifier that only one browser has. */
export type Guard = 'state' | 'pkce'

/** How this app guards its callbacks, by its request before this code. An app without any guard breaks another promise. */
export async function givenGuarded({ seen, given }: ContractRun, before: CodeIssued): Promise<Guard> {
  const asked = await seen.askedBefore(before.seq)
  if (asked?.codeChallengeMethod === 'S256' && asked.stateLength === 0) return 'pkce'
  given.by('state-is-sent').that((asked?.stateLength ?? 0) > 0, {
    appDid: 'The app sent the browser to Zoom without a state.',
    expected: 'a state',
    found: 'none',
    entries: asked === undefined ? [] : [asked.seq],
  })
  return 'state'
}

/** Completes "not applicable: …", for what a promise says about the state itself. */
export const guardedByPkce = 'the app sends no state, and PKCE guards its callback'

interface Planted {
  readonly code: CodeIssued
  readonly guard: Guard
  readonly outcome: Outcome
  /** What the app did if it did exchange the code, as a sentence without its full stop. */
  readonly appDid: string
  /** Completes "The app sends a code that … to Zoom". */
  readonly which: string
  readonly expected: string
}

/**
 * The app took nothing from a code that was brought to it in the wrong way. One that sends a state compares it first, and
 * leaves Zoom alone. With PKCE alone it may send the code: Zoom refuses it, since the verifier is not in this browser.
 */
export async function expectNotTaken(
  { seen, expect }: ContractRun,
  { code, guard, outcome, appDid, which, expected }: Planted,
): Promise<void> {
  const sent = await seen.exchanges(code.seq)
  // An app may begin again on its own, and exchange the code that it gets. With a state, a request for tokens with an older code shows as
  // well that it took the callback for its own.
  const begunAgain = new Set((await seen.codesIssued(code.seq)).map(({ codeId }) => codeId))
  const exchanges = sent.filter(({ codeId }) =>
    guard === 'pkce' ? codeId === code.codeId : codeId === null || !begunAgain.has(codeId),
  )
  const wasRedeemed = exchanges.some(({ type }) => type === 'code.redeemed')
  expect.that(guard === 'pkce' ? !wasRedeemed : exchanges.length === 0, {
    ...(!wasRedeemed && {
      inProduction: `The app sends a code that ${which} to Zoom. This time Zoom refused it, and nothing was connected; nothing in the app prevents it.`,
    }),
    appDid: `${appDid}; ${outcome.answered}`,
    expected: guard === 'pkce' ? 'a page that says so, and no tokens for this code' : expected,
    found: exchanges.map(({ type }) => type).join(', '),
    entries: [code.seq, ...exchanges.map(({ seq }) => seq)],
  })
}

/** The refusal was a page. With PKCE it came from Zoom, as for any code that Zoom refuses: another contract judges that page. */
export function givenAnswered({ given }: ContractRun, guard: Guard, outcome: Outcome, deed: string): void {
  if (guard === 'state') given.by('callback-is-answered').answered(outcome, deed)
}
