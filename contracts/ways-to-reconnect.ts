import type { Connected, ContractRun, Expect, Person } from '../src/contract-runner/index.ts'

/** How somebody who was connected comes to connect again. */
export interface WayToReconnect {
  /** Completes "connected again …". */
  readonly how: string
  /** The contract that is about connecting again in this way. */
  readonly contract: string
  /** What happens to the first connection. */
  end(test: ContractRun, person: Person): Promise<void>
  /** By default the Zoom user of the first time. */
  readonly asAnother?: boolean
}

const afterDisconnecting: WayToReconnect = {
  how: 'after disconnecting',
  contract: 'reconnect-uses-the-new-code',
  async end({ given }, person) {
    given.by('disconnecting-twice-is-harmless').works(await person.disconnect(), 'disconnected')
  },
}

export const withoutDisconnecting: WayToReconnect = {
  how: 'without disconnecting first',
  contract: 'reconnect-without-disconnecting',
  async end() {},
}

const asAnotherZoomUser: WayToReconnect = {
  how: 'as another Zoom user',
  contract: 'reconnect-as-another-zoom-user',
  async end() {},
  asAnother: true,
}

const afterUninstalling: WayToReconnect = {
  how: 'after removing the app at Zoom',
  contract: 'reconnect-after-uninstalling',
  async end({ zoom }, person) {
    await zoom.uninstall({ user: person.zoomUser.id })
  },
}

const afterTheGrantEnded: WayToReconnect = {
  how: 'after Zoom had refused the tokens for good',
  contract: 'reconnect-after-the-grant-ended',
  async end({ zoom }, person) {
    await zoom.uninstall({ user: person.zoomUser.id, hold: true })
    await person.use()
  },
}

/** The ways that leave most behind: a deleted row, a live one, and one for somebody else. */
export function mainWays(test: ContractRun): readonly WayToReconnect[] {
  return [...(canDisconnect(test) ? [afterDisconnecting] : []), withoutDisconnecting, asAnotherZoomUser]
}

export function allWays(test: ContractRun): readonly WayToReconnect[] {
  return [...mainWays(test), afterUninstalling, afterTheGrantEnded]
}

function canDisconnect({ subject }: ContractRun): boolean {
  return subject.missing(['disconnect']).length === 0
}

/** Somebody who has connected twice. */
export interface Reconnected extends Connected {
  /** The grant of the first connection. */
  readonly earlier: string
  /** Where the second one begins in the journal. */
  readonly since: number
  /** The promise on which everything after that builds. */
  readonly reconnecting: Expect
}

/** Connects somebody, ends that as `way` says, and connects them again. Between the two comes `meanwhile`. */
export async function reconnectedPerson(
  test: ContractRun,
  way: WayToReconnect,
  meanwhile: (person: Person) => Promise<void> = async () => {},
): Promise<Reconnected> {
  const { zoom, newPerson, newConnectedPerson, seen, given } = test
  const { person, grantId: earlier } = await newConnectedPerson()
  given.works(await person.use(), 'used the app after connecting')
  await meanwhile(person)
  await way.end(test, person)

  const deed = `connected again ${way.how}`
  const reconnecting = given.by(way.contract)
  if (way.asAnother) await zoom.signedIn.choose({ user: (await newPerson()).zoomUser.id, consent: 'allow' })
  const before = await seen.mark()
  const connected = await person.connect()
  if (way.asAnother) await zoom.signedIn.clear()
  const code = await reconnecting.oneCode(deed, before, connected)
  const { grantId, seq } = await reconnecting.exchanged(code, connected)
  reconnecting.works(connected, deed)
  return { person, grantId, earlier, since: seq, reconnecting }
}
