import { setTimeout as pause } from 'node:timers/promises'
import type { ContractRun, Person } from '../src/contract-runner/index.ts'
import type { DeauthorizedBody, MockZoom, Uninstalled } from '../src/mock-zoom/index.ts'
import { type Connected, connectedPerson } from './expired-token.ts'

/** How long an app may take to act on an event after its response, in milliseconds. */
const anAppMayTake = 50

/** An uninstall, and the sequence numbers of all that Zoom saw of it. */
export interface Removal extends Uninstalled {
  readonly during: readonly number[]
}

/** Somebody removes the app at Zoom, and Zoom tells the app. Resolves after the first attempt to deliver the event. */
export async function uninstall(
  { zoom, seen }: ContractRun,
  { zoomUser }: Person,
  how: { readonly variant?: DeauthorizedBody; readonly hold?: boolean } = {},
): Promise<Removal> {
  const before = await seen.mark()
  const { clientId } = await zoom.apps.first()
  const [uninstalled] = await zoom.uninstall({ user: zoomUser.id, clientId, ...how })
  if (uninstalled === undefined) throw new Error('There was nothing to uninstall.')
  return { ...uninstalled, during: await seen.since(before) }
}

/** Whether the app has noticed that the person is no longer connected. It may respond to an event first and act later. */
export async function isGone({ subject }: ContractRun, person: Person): Promise<boolean> {
  const saysSo = async () =>
    subject.missing(['status']).length === 0
      ? !(await person.isConnected())
      : (await person.use()).kind === 'asks-to-reconnect'
  for (let looks = 0; looks < 6; looks += 1) {
    if (await saysSo()) return true
    await pause(anAppMayTake)
  }
  return false
}

/** Somebody else removes the app at Zoom, and the app reacts. Only after this does ignoring an event mean anything. */
export async function givenEventsAreTaken(test: ContractRun, other: Person): Promise<void> {
  const { delivery, during } = await uninstall(test, other)
  const status = delivery?.attempts.at(-1)?.status
  test.given.by('deauthorization-ends-the-connection').that(await isGone(test, other), {
    appDid:
      `A person removed the app at Zoom, Zoom told the app (response: ${status ?? 'none'}), and the app shows them ` +
      'as connected.',
    expected: 'after app_deauthorized the person is not connected',
    found: 'connected',
    during,
  })
}

/** Somebody connected to an app that is known to handle events. */
export async function connectedToListeningApp(test: ContractRun): Promise<Connected> {
  const { person: other } = await connectedPerson(test)
  await givenEventsAreTaken(test, other)
  return connectedPerson(test)
}

/** The event as Zoom’s documentation shows it, for this Zoom user. `at` is when the app was removed. */
export async function deauthorizationOf(zoom: MockZoom, { zoomUser }: Person, at: number): Promise<string> {
  const { clientId } = await zoom.apps.first()
  return JSON.stringify({
    event: 'app_deauthorized',
    event_ts: at,
    payload: {
      account_id: zoomUser.accountId,
      user_id: zoomUser.id,
      signature: '827edc3452044f0bc86bdd5684afb7d1e6becfa1a767f24df1b287853cf73000',
      deauthorization_time: new Date(at).toISOString(),
      client_id: clientId,
    },
  })
}

/** The forged or useless event has changed nothing: the person is connected, and the app works. */
export async function expectUntouched(
  test: ContractRun,
  person: Person,
  what: string,
  status?: number,
): Promise<void> {
  await pause(anAppMayTake)
  const used = await person.use()
  test.expect.that(used.kind === 'works', {
    appDid: `${what}, and after that ${used.answered}`,
    expected: 'nothing changes for this person',
    found: status === undefined ? used.kind : `the response to the event had status ${status}; ${used.kind}`,
  })
  test.expect.works(used, 'used the app after that')
}
