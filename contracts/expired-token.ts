import type { ContractRun, Outcome, Person } from '../src/contract-runner/index.ts'

/** Somebody with a connection. */
export interface Connected {
  readonly person: Person
  readonly grantId: string
}

/** Somebody who has connected, with an access token that lives this long according to Zoom. */
export async function connectedPerson(
  { zoom, newPerson, seen, given }: ContractRun,
  expiresIn = hour,
): Promise<Connected> {
  await zoom.switches.set({ expiresIn })
  const person = await newPerson()
  const before = await seen.mark()
  const connected = await person.connect()
  // An app that can't take such a lifetime breaks another promise than that of connecting.
  const check = expiresIn === hour ? given : given.by('any-lifetime-works')
  const { grantId } = await check.exchanged(await check.oneCode('connected', before, connected), connected)
  check.works(connected, 'connected')
  return { person, grantId }
}

/**
 * Somebody whose access token has expired: at Zoom, and by the app's own clock. Later tokens live for an hour; an app with
 * a safety margin would refresh short-lived ones every time.
 */
export async function personWithExpiredToken(test: ContractRun): Promise<Connected> {
  const lifetime = await lifetimeToExpire(test)
  if (test.movesAppClock) return personAnHourLater(test)
  const connected = await connectedPerson(test, lifetime)
  await expire(test)
  return connected
}

/** In seconds: how long an access token has to live so that {@link expire} ends it for this app as well. */
export async function lifetimeToExpire(test: ContractRun): Promise<number> {
  const notices = await whenTheAppNotices(test)
  if (test.movesAppClock) return hour
  return notices === 'by its own clock' ? anInstant : aMoment
}

/** The same where the app's clock can be moved, and for an app that has never refreshed as well. */
export async function personAnHourLater(test: ContractRun): Promise<Connected> {
  const connected = await connectedPerson(test)
  await test.advanceClocks({ seconds: hour + 1 })
  return connected
}

/** The same again, for tokens that got {@link aMoment}, or {@link lifetimeToExpire}. */
export async function expire(test: ContractRun, next = hour): Promise<void> {
  const { zoom, pause, movesAppClock } = test
  const lifetime = (await zoom.switches.show()).expiresIn
  if ((await whenTheAppNotices(test)) === 'by its own clock') await pause(untilExpired(lifetime))
  // An app that goes by a fixed time needs the whole hour, whatever Zoom said.
  await test.advanceClocks({ seconds: (movesAppClock ? Math.max(lifetime, hour) : lifetime) + 1 })
  await zoom.switches.set({ expiresIn: next })
}

/**
 * When this app notices that its access token has expired: as soon as Zoom refuses it (or some time before), or once real
 * time has passed. Tried once for each run, with a person of its own. An app that never asks for a new token may never
 * refresh, or may go by a fixed time: contracts that need to know can't judge it, unless its clock was moved by an hour.
 */
export async function whenTheAppNotices(test: ContractRun): Promise<'at once' | 'by its own clock'> {
  const { appClock, given, movesAppClock } = test
  appClock.notices ??= movesAppClock ? findOutWithTheClock(test) : findOut(test)
  const notices = await appClock.notices
  if (notices !== 'never') return notices
  const refreshed = given.by('expired-token-is-refreshed')
  if (!movesAppClock) return refreshed.cannotJudge(neverNoticed)
  refreshed.that(false, {
    appDid:
      'The access token had expired, by Zoom’s clock and by the app’s own, and the app sent no refresh.',
    expected: 'a request with grant_type=refresh_token',
    found: 'none',
  })
  return 'at once'
}

const neverNoticed =
  'the app sent no refresh, not even when its access token had expired by its own clock and Zoom had said so. It may never ' +
  'refresh, or go by a fixed time and not by expires_in: only its own clock can tell. "clock": "faketime" in "start" of the ' +
  'subject file moves that clock (docs/contracts.md)'

/** An hour later by both clocks, an app that refreshes at all does so at once. */
async function findOutWithTheClock(test: ContractRun): Promise<'at once' | 'never'> {
  const { zoom, seen } = test
  const before = await zoom.switches.show()
  const { person } = await personAnHourLater(test)
  const mark = await seen.mark()
  await person.use()
  await zoom.switches.set({ expiresIn: before.expiresIn })
  return (await seen.tokenRequests(mark)).length > 0 ? 'at once' : 'never'
}

async function findOut(test: ContractRun): Promise<'at once' | 'by its own clock' | 'never'> {
  const { zoom, seen, pause } = test
  const before = await zoom.switches.show()
  const { person } = await connectedPerson(test, aMoment)
  const issuedAt = performance.now()
  await zoom.clock.advance({ seconds: aMoment + 1 })
  await zoom.switches.set({ expiresIn: hour })
  const reacts = async () => {
    const mark = await seen.mark()
    await person.use()
    return (await seen.tokenRequests(mark)).length > 0
  }
  let notices: 'at once' | 'by its own clock' | 'never' = 'never'
  if (await reacts()) notices = 'at once'
  else {
    await pause(Math.max(0, untilExpired(aMoment) - (performance.now() - issuedAt)))
    if (await reacts()) notices = 'by its own clock'
  }
  await zoom.switches.set({ expiresIn: before.expiresIn })
  return notices
}

/** The lifetime of Zoom's access tokens, in seconds. */
export const hour = 3599

/** In milliseconds. A clock of whole seconds, compared with “later than”, takes up to a second more. */
function untilExpired(lifetime: number): number {
  return (lifetime + 1) * 1000 + 200
}

/** Short enough for an app with a safety margin to refresh early, and for real time to pass. */
export const aMoment = 5

/** The same for an app without a margin, which has to be waited for each time. */
const anInstant = 2

/** The app has refreshed this connection, and it worked. Contracts about how it does so build on that. */
export async function givenRefreshed(
  { seen, given }: ContractRun,
  { grantId }: Connected,
  after: number,
  used: Outcome,
): Promise<void> {
  const refreshes = await seen.refreshes(after)
  given.by('expired-token-is-refreshed').that(
    refreshes.some((entry) => entry.type === 'refresh.rotated' && entry.grantId === grantId),
    {
      appDid: `The access token had expired, and the app did not get a new one; ${used.answered}`,
      expected: 'a request with grant_type=refresh_token that Zoom accepts',
      found:
        refreshes
          .map((entry) => ('reason' in entry ? `refused, ${entry.reason}` : 'of another grant'))
          .join(', ') || 'none',
      entries: refreshes.map(({ seq }) => seq),
    },
  )
}
