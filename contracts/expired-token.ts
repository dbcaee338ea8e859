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
  const { grantId } = await given.exchanged(await given.oneCode('connected', before, connected), connected)
  given.works(connected, 'connected')
  return { person, grantId }
}

/**
 * Somebody whose access token has expired: at Zoom and, because it was so short-lived, also by the clock of an app that
 * refreshes early. Later tokens live for an hour; an app with a safety margin would refresh short-lived ones every time.
 */
export async function personWithExpiredToken(test: ContractRun): Promise<Connected> {
  const connected = await connectedPerson(test, aMoment)
  await expire(test)
  return connected
}

/** The same again, for a token that got {@link aMoment}. */
export async function expire({ zoom }: ContractRun, next = hour): Promise<void> {
  await zoom.clock.advance({ seconds: aMoment + 1 })
  await zoom.switches.set({ expiresIn: next })
}

/** The lifetime of Zoom's access tokens, in seconds. */
const hour = 3599

/** Short enough for an app that refreshes early by its own clock, which we can’t set. */
export const aMoment = 5

/** The app has refreshed this connection, and it worked. Contracts about how it does so build on that. */
export async function givenRefreshed(
  { seen, given }: ContractRun,
  { grantId }: Connected,
  after: number,
  used: Outcome,
): Promise<void> {
  const refreshes = await seen.refreshes(after)
  given.that(
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
