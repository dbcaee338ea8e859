import type { Accepted } from '../domain/accepted.ts'
import { accept } from '../domain/accepted.ts'
import type { App } from '../domain/app.ts'
import { endOfTime, manualClock, realClock } from '../domain/clock.ts'
import type { AccountId, ClientId, UserId } from '../domain/ids.ts'
import { newUuid, newZoomId } from '../domain/ids.ts'
import { MockZoomError } from '../domain/mock-zoom-error.ts'
import type { Impossible } from '../domain/problem.ts'
import { scopesOfAnotherLevel } from '../domain/scope.ts'
import type { WebhookDelivery } from '../domain/webhook.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import { createTokenSigner } from '../flow/token-signer.ts'
import type { Uninstallation, UninstallRequest } from '../flow/uninstall.ts'
import { uninstall } from '../flow/uninstall.ts'
import type { FlowContext } from '../flow-context.ts'
import type { JournalEntry } from '../journal/events.ts'
import type { Settings } from '../storage/settings.ts'
import { openStorage } from '../storage/storage.ts'
import { startDispatcher } from '../webhooks/dispatcher.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'
import { webhooksOf } from '../webhooks/webhooks.ts'
import { eraOf, ownProfileIn } from '../zoom/own-profile.ts'
import type { ProfileName, Switches } from '../zoom/profiles.ts'
import { switchesOf } from '../zoom/profiles.ts'
import type { RateLimits } from '../zoom/rate-limits.ts'
import type { Exchanges } from './exchanges.ts'
import { exchangesOf } from './exchanges.ts'
import type { Faults } from './faults.ts'
import { createFaults } from './faults.ts'
import { keepWithin } from './keep-within.ts'
import type { AppInput, ParsedOptions, UserInput } from './options.ts'
import { seededRandom, systemRandom } from './random.ts'
import { seededApps, seededUsers } from './seeds.ts'
import type { StateSnapshot } from './snapshot.ts'
import { readSnapshot, snapshotOf } from './snapshot.ts'
import type { Stubs } from './stubs.ts'
import { createStubs } from './stubs.ts'

/** The mock without HTTP: what every operation works with. */
export interface Mock {
  readonly context: FlowContext
  readonly exchanges: Exchanges
  readonly faults: Faults
  readonly stubs: Stubs
  readonly profile: ProfileName
  /** The name of the profile that somebody made, if the mock has one. */
  readonly ownProfile: string | undefined
  setSwitches(changes: Partial<Switches>): void
  /** Moves the clock forward by this many milliseconds, and sends the webhooks that fall due on the way. */
  advanceClock(by: number): Promise<void>
  readonly webhooks: Webhooks
  /** Uninstalls apps, and sends them their events. */
  uninstall(request: UninstallRequest, requestId: string): Promise<Accepted<Uninstalled[]> | Impossible>
  setRateLimits(limits: RateLimits): void
  saveApp(app: AppInput): void
  /** Changes these keys of an app, and returns it; undefined if there is no such app. */
  changeApp(clientId: string, changes: Partial<Omit<AppInput, 'clientId'>>): App | undefined
  saveUser(user: UserInput): ZoomUser
  /** Back to the start: seeded apps and users, nothing else, the clock and the switches as they were. */
  reset(): Promise<void>
  /** Everything that is known now, as a value to keep. */
  saveState(): StateSnapshot
  /** Goes back to a snapshot. Throws a MockZoomError, and changes nothing, if it isn't one for this mock. */
  loadState(snapshot: unknown): Promise<void>
  /** Ends what the mock does on its own. The storage stays open. */
  stop(): Promise<void>
}

/** An uninstall, and the events that tell the app. */
export type Uninstalled = Omit<Uninstallation, 'deliveryIds'> & {
  /** The first of them; null if the app isn't told. */
  readonly delivery: WebhookDelivery | null
  /** One for each subscription of the app that gets the event. */
  readonly deliveries: readonly WebhookDelivery[]
}

/** What can cause an event for an app. */
const causesOfEvents: ReadonlySet<JournalEntry['type']> = new Set([
  'app.uninstalled',
  'meeting.created',
  'meeting.updated',
  'meeting.deleted',
] as const)

/** Opens the storage and builds the mock. Time and randomness enter here. */
export async function createMock(options: ParsedOptions): Promise<Mock> {
  const storage = openStorage(options.database)
  const { settings, journal } = storage
  // One stream of randomness for each purpose, so that calls from outside don't change the codes. A mock that continues
  // from a file must not draw the same values again.
  const chance = (purpose: 'protocol' | 'requests' | 'webhooks' | 'key' | 'faults') =>
    options.seed === undefined
      ? systemRandom
      : seededRandom(`${options.seed}:${purpose}:${journal.lastSeq()}`)
  let random = chance('protocol')
  let requestRandom = chance('requests')
  let webhookRandom = chance('webhooks')
  const profile = eraOf(options.profile)
  const own = ownProfileIn(options.profile)
  const switchesAtStart = switchesOf(profile, own?.switches ?? {}, options.switches)
  let switches = switchesAtStart
  let rateLimits = options.rateLimits
  const clock =
    options.clock === 'manual' ? manualClock(journal.lastTime()) : realClock(storedOffset(settings))
  // Two mocks that start on one file at the same moment have to agree on the key.
  const { key, keyId } = storage.transaction(() => {
    const key = settings.read('signing-key') ?? Buffer.from(chance('key')(64)).toString('base64url')
    const keyId = settings.read('signing-key-id') ?? newUuid(chance('key'))
    settings.write('signing-key', key)
    settings.write('signing-key-id', keyId)
    return { key, keyId }
  })
  const ownSigner = createTokenSigner(Buffer.from(key, 'base64url'), keyId)
  let signer = ownSigner
  const exchanges = exchangesOf(storage, options.history.findings)
  const faults = createFaults(options.faults, () => chance('faults'))
  const stubs = createStubs(options.stubs)

  const context: FlowContext = {
    clock,
    random: (count) => random(count),
    requestRandom: (count) => requestRandom(count),
    webhookRandom: (count) => webhookRandom(count),
    storage,
    // Whoever can reach an open control API could read what the mock reaches, through the URL of a webhook.
    readsBack: options.controlToken !== 'none',
    get signer() {
      return signer
    },
    get switches() {
      return switches
    },
    get rateLimits() {
      return rateLimits
    },
  }
  const stepClock = (by: number) =>
    storage.transaction(() => {
      const to = clock.advance(by)
      journal.append({ type: 'clock.advanced', by, to }, to, null)
    })

  const dispatcher = startDispatcher(context)
  const pruning = keepWithin(options.history, context, exchanges)
  // If a request of the app's causes an event, nobody waits for it.
  journal.onAppend(({ type }) => {
    if (causesOfEvents.has(type)) dispatcher.wake()
  })

  const mock: Mock = {
    context,
    exchanges,
    faults,
    stubs,
    profile,
    ownProfile: own?.name,
    setSwitches(changes) {
      switches = { ...switches, ...changes }
    },
    setRateLimits(limits) {
      rateLimits = limits
    },
    async advanceClock(by) {
      if (!(by >= 0 && clock.now() + by <= endOfTime)) {
        throw new MockZoomError('The clock can only go forward, and not beyond the year 275760.')
      }
      return dispatcher.advance(by, stepClock)
    },
    webhooks: webhooksOf(context, dispatcher),
    async uninstall(request, requestId) {
      const done = uninstall(context, request, requestId)
      if (!done.ok) return done
      await dispatcher.deliverDue()
      return accept(
        done.value.map(({ deliveryIds, ...about }) => {
          const deliveries = deliveryIds.flatMap((id) => storage.webhooks.find(id) ?? [])
          return { ...about, delivery: deliveries[0] ?? null, deliveries }
        }),
      )
    },
    saveApp(app) {
      refuseScopesOfAnotherLevel(app)
      storage.apps.save({
        ...app,
        clientId: app.clientId as ClientId,
        accountId: app.accountId as AccountId | null,
      })
    },
    changeApp(clientId, changes) {
      const known = storage.apps.find(clientId)
      if (known) mock.saveApp({ ...known, ...changes })
      return structuredClone(storage.apps.find(clientId))
    },
    saveUser(input) {
      const known = storage.users.find(input.id ?? input.email)
      const user: ZoomUser = {
        id: known?.id ?? ((input.id ?? newZoomId(random)) as UserId),
        accountId: (input.accountId ?? known?.accountId ?? newZoomId(random)) as AccountId,
        email: input.email,
        firstName: input.firstName,
        lastName: input.lastName,
        role: input.role,
        status: input.status,
        verified: input.verified,
        loginTypes: input.loginTypes,
        licensed: input.licensed,
        profile: input.profile,
        settings: input.settings,
        createdAt: known?.createdAt ?? clock.now(),
        removed: input.removed,
      }
      storage.users.save(user)
      return structuredClone(user)
    },
    async reset() {
      await dispatcher.interrupt()
      storage.wipe()
      clock.restart()
      faults.restart()
      stubs.restart()
      random = chance('protocol')
      webhookRandom = chance('webhooks')
      switches = switchesAtStart
      rateLimits = options.rateLimits
      signer = ownSigner
      seed()
    },
    saveState: () =>
      snapshotOf({
        profile,
        now: clock.now(),
        switches,
        rateLimits,
        rows: storage.rows(),
      }),
    async loadState(value) {
      const snapshot = readSnapshot(value, profile)
      await dispatcher.interrupt()
      storage.replace(snapshot.rows)
      clock.moveTo(snapshot.now)
      faults.restart()
      stubs.restart()
      // The mock must not draw the values again that the snapshot has already.
      random = chance('protocol')
      requestRandom = chance('requests')
      webhookRandom = chance('webhooks')
      switches = switchesOf(profile, snapshot.switches)
      rateLimits = snapshot.rateLimits
      signer = createTokenSigner(
        Buffer.from(settings.read('signing-key') ?? '', 'base64url'),
        settings.read('signing-key-id') ?? '',
      )
      dispatcher.wake()
    },
    stop() {
      pruning.stop()
      return dispatcher.close()
    },
  }

  const seed = () =>
    storage.transaction(() => {
      settings.write('signing-key', key)
      settings.write('signing-key-id', keyId)
      if (own) journal.append({ type: 'profile.chosen', name: own.name, basedOn: profile }, clock.now(), null)
      for (const app of options.apps ?? (storage.apps.list().length === 0 ? seededApps : []))
        mock.saveApp(app)
      if (options.users) for (const user of options.users) mock.saveUser(user)
      else if (storage.users.list().length === 0) for (const user of seededUsers) storage.users.save(user)
    })
  seed()
  return mock
}

/** Zoom's Marketplace doesn't offer these scopes to an app of this kind. */
function refuseScopesOfAnotherLevel({ clientId, kind, scopes, optionalScopes }: AppInput): void {
  const wrong = scopesOfAnotherLevel(kind, [...scopes, ...optionalScopes])
  if (wrong.length === 0) return
  const [has, other] =
    kind === 'admin-managed'
      ? ['only scopes that end in “:admin” or “:master”', 'user-managed']
      : ['no scopes that end in “:admin” or “:master”', 'admin-managed']
  throw new MockZoomError(
    `The app ${clientId} can’t have ${wrong.join(', ')}: at Zoom, an app of the kind ${kind} has ${has}.`,
    `Change the scopes, or make it ${other}.`,
    400,
  )
}

function storedOffset(settings: Settings) {
  let offset = Number(settings.read('clock-offset') ?? 0)
  return {
    read: () => offset,
    write(value: number) {
      offset = value
      settings.write('clock-offset', String(value))
    },
  }
}
