import {
  ContractError,
  type ContractRun,
  type Instance,
  type Outcome,
  type Person,
  type SubjectFleet,
} from '../src/contract-runner/index.ts'
import { type Connected, connectedPerson, expire, lifetimeToExpire } from './expired-token.ts'

/** The same test, whose people use the app at the address that its instances share. Connecting there is a promise of its own. */
export function behind(fleet: SubjectFleet, test: ContractRun): ContractRun {
  const by = (contract: string) =>
    test.given.by(contract === 'any-lifetime-works' ? 'any-instance-takes-the-callback' : contract)
  return {
    ...test,
    newPerson: fleet.newPerson,
    given: { ...test.given.by('any-instance-takes-the-callback'), by },
  }
}

/** Instances behind one address that know what each of them has stored, and somebody whose access token has expired. */
export async function fleetWithExpiredToken(
  test: ContractRun,
  size: number,
): Promise<{ readonly fleet: SubjectFleet; readonly connected: Connected }> {
  const fleet = await test.subject.startFleet(size)
  const there = behind(fleet, test)
  const { person: visitor } = await connectedPerson(there)
  for (const instance of fleet.instances)
    test.given
      .by('connection-survives-a-restart')
      .works(await visitor.use({ instance }), 'connected at one instance and used another')
  return { fleet, connected: await somebodyWithExpiredToken(test, fleet) }
}

/** One more person there. */
export async function somebodyWithExpiredToken(test: ContractRun, fleet: SubjectFleet): Promise<Connected> {
  const connected = await connectedPerson(behind(fleet, test), await lifetimeToExpire(test))
  await expire(test)
  return connected
}

/** One instance refreshes, and Zoom has rotated the token; its response is still under way. */
export async function rotatedBy(
  { zoom, given }: ContractRun,
  instance: Instance,
  { person, grantId }: Connected,
  delay: number,
): Promise<{ readonly ended: Promise<void> }> {
  await zoom.faults.next('token', { delay, when: 'after', grantType: 'refresh_token' })
  const over = new AbortController()
  const rotated = firstRefresh(zoom, grantId, over.signal)
  const ended = useIfItAnswers(person, { instance }).then(() => {})
  const first = await Promise.race([rotated, ended.then(() => false)])
  over.abort()
  given.by('expired-token-is-refreshed').that(first, {
    appDid: 'The access token had expired, and the app did not refresh when it was used.',
    expected: 'a request with grant_type=refresh_token',
    found: 'none',
  })
  return { ended }
}

async function firstRefresh(
  zoom: ContractRun['zoom'],
  grantId: string,
  signal: AbortSignal,
): Promise<boolean> {
  for await (const entry of zoom.journal.followEntries({ type: 'refresh.rotated', after: 'now', signal }))
    if (entry.type === 'refresh.rotated' && entry.grantId === grantId) return true
  return false
}

/** What the app answers; undefined if it does not, or breaks off. */
export async function useIfItAnswers(
  person: Person,
  at?: { readonly instance: Instance },
): Promise<Outcome | undefined> {
  try {
    return await person.use(at)
  } catch (error) {
    const isSilent =
      error instanceof ContractError && ['timeout', 'garbage', 'unreachable'].includes(error.kind)
    if (!isSilent) throw error
    return undefined
  }
}

/** How somebody fared who had to wait. */
export interface Settled {
  readonly kind: Outcome['kind']
  readonly answered: string
  readonly seconds: number
  /** Missing if there was no response. */
  readonly outcome?: Outcome
}

/** Uses the app until it works or asks to connect again: others may have to wait until the claim of an instance has run out. */
export async function useUntilSettled(
  { patience, pause }: ContractRun,
  { person }: Connected,
): Promise<Settled> {
  const began = performance.now()
  for (;;) {
    const outcome = await useIfItAnswers(person)
    const waited = performance.now() - began
    const seconds = Math.round(waited / 1000)
    if (outcome !== undefined && (outcome.kind !== 'failed' || waited > patience))
      return { kind: outcome.kind, answered: outcome.answered, outcome, seconds }
    if (waited > patience) return { kind: 'failed', answered: 'the app did not answer', seconds }
    await pause(250)
  }
}
