import type { Account, ContractRun, Expect, Outcome } from '../src/contract-runner/index.ts'
import type { FaultInput } from '../src/mock-zoom/index.ts'

/** The app did what it was asked to, and Zoom had accepted its call. `when` begins the sentence. */
export function expectDone(
  { that }: Expect,
  { kind, answered, atZoom, entries }: Outcome,
  when: string,
): void {
  that(kind === 'works' && atZoom !== 'refused', {
    appDid: `${when}, the app was asked to call Zoom, and ${answered}`,
    symptom: answered,
    expected: 'the app calls Zoom for its account, and says that it worked',
    found:
      kind === 'works'
        ? 'the app says that it worked, although Zoom refused its call'
        : 'the app says that it failed',
    during: entries,
  })
}

/** An account for which the app has a token, and has used it. */
export async function accountInUse({ subject, given }: ContractRun): Promise<Account> {
  const account = await subject.account()
  expectDone(given.by('account-token-works'), await account.use(), 'At first')
  return account
}

/** Zoom no longer takes the account's tokens, although by the app's clock they are good for an hour. */
export async function endTokens({ zoom }: ContractRun): Promise<void> {
  const now = await zoom.clock.now()
  for (const { id, endedAt, expiresAt } of await zoom.tokens.list())
    if (endedAt === null && expiresAt > now) await zoom.tokens.expire(id)
}

/** What happens to every token request for a while, in words that complete "a token request …". */
export interface TokenTrouble {
  readonly happened: string
  readonly fault: Omit<FaultInput, 'route' | 'next' | 'share'>
}

/** None of these brings a token, and none is the last word. */
export const tokenTroubles: readonly TokenTrouble[] = [
  {
    happened: 'was refused with 400 “Bad Request”',
    fault: { status: 400, body: '{"reason":"Bad Request","error":"invalid_request"}' },
  },
  {
    happened: 'was answered with 429',
    fault: { status: 429, body: '{"code":429,"message":"You have exceeded the rate limit."}' },
  },
  { happened: 'was answered with 503', fault: { status: 503, body: 'upstream connect error' } },
  {
    happened: 'was answered with 200 and a page of HTML',
    fault: {
      status: 200,
      body: '<html><body>Maintenance</body></html>',
      headers: { 'content-type': 'text/html' },
    },
  },
  { happened: 'got no response', fault: { drop: true } },
]

/** The app is asked to call Zoom while it needs a token and gets none. Returns how often it asked for one. */
export async function useWithoutToken(
  { zoom, seen, given }: ContractRun,
  account: Account,
  { fault }: TokenTrouble,
): Promise<{ readonly used: Outcome; readonly requests: number }> {
  await zoom.faults.clear()
  await zoom.faults.add({ ...fault, route: 'token', share: 1 })
  const before = await seen.mark()
  const used = await account.use()
  const requests = (await seen.tokenRequests(before)).length
  given.by('refused-account-token-is-renewed').that(requests > 0, {
    appDid: `Zoom no longer accepted the token, and the app did not ask for another; ${used.answered}`,
    expected: 'a request with grant_type=account_credentials',
    found: 'none',
    during: used.entries,
  })
  return { used, requests }
}

/** Sequence numbers of what came of the app's token requests, and of the faults that it met, since that mark. */
export async function tokenTraffic({ seen }: Pick<ContractRun, 'seen'>, after: number): Promise<number[]> {
  const types = ['account-token.issued', 'account-token.refused', 'fault.injected']
  const entries = await seen.entries(await seen.since(after))
  return entries.filter(({ type }) => types.includes(type)).map(({ seq }) => seq)
}
