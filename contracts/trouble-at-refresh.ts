import type { AppRequest, ContractRun, Outcome } from '../src/contract-runner/index.ts'
import type { FaultInput } from '../src/mock-zoom/index.ts'
import { type Connected, personWithExpiredToken } from './expired-token.ts'

/** What happens to every refresh for a while, in words that complete "The refresh …". */
export interface Trouble {
  readonly happened: string
  readonly fault: Omit<FaultInput, 'route' | 'grantType' | 'next' | 'share'>
}

/**
 * Uses the app once during each of these problems, none of which says anything about the refresh token, and then once without.
 */
export async function expectConnectionOutlives(
  test: ContractRun,
  troubles: readonly Trouble[],
): Promise<void> {
  const connected = await personWithExpiredToken(test)
  for (const trouble of troubles)
    expectTokensKept(test, trouble, await useInTrouble(test, connected, trouble))
  await test.zoom.faults.clear()
  const met = troubles.map(({ happened }) => happened).join(', then ')
  test.expect.works(
    await connected.person.use(),
    `used the app after its refresh ${met}, once Zoom worked again`,
  )
}

/** What the app did during a problem. */
interface InTrouble {
  readonly used: Outcome
  /** The refreshes that met the problem. */
  readonly refreshes: readonly AppRequest[]
}

/** The person uses the app once. */
export async function useInTrouble(
  { zoom, seen, given }: ContractRun,
  { person }: Connected,
  { fault }: Trouble,
): Promise<InTrouble> {
  await zoom.faults.clear()
  const { id } = await zoom.faults.add({ ...fault, route: 'token', grantType: 'refresh_token', share: 1 })
  const before = await seen.mark()
  const used = await person.use()
  const refreshes = (await seen.tokenRequests(before)).filter((request) => request.fault === id)
  given.by('expired-token-is-refreshed').that(refreshes.length > 0, {
    appDid: `The access token had expired, and the app sent no refresh; ${used.answered}`,
    expected: 'a request with grant_type=refresh_token',
    found: 'none',
  })
  return { used, refreshes }
}

/** Whatever the app did, it has not given up the connection. */
export function expectTokensKept(
  { expect }: ContractRun,
  { happened }: Trouble,
  { used, refreshes }: InTrouble,
): void {
  expect.that(used.kind !== 'asks-to-reconnect', {
    appDid: `A refresh ${happened}, and ${used.answered}`,
    expected: 'the app keeps the tokens: this says nothing about them',
    found: 'the app asks to connect again',
    entries: refreshes.map(({ seq }) => seq),
  })
}
