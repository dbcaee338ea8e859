import type { App } from './domain/app.ts'
import type { Duration } from './domain/clock.ts'
import { toMilliseconds } from './domain/clock.ts'
import type { ActiveFault, FaultRoute } from './domain/fault.ts'
import { newRequestId } from './domain/ids.ts'
import type { JournalEntry } from './domain/journal-event.ts'
import type { WebhookDelivery } from './domain/webhook.ts'
import type { ZoomUser } from './domain/zoom-user.ts'
import type { FaultInput } from './fault-schema.ts'
import type { Finding } from './findings/finding.ts'
import { installFromMarketplace } from './flow/install.ts'
import type { Accepted } from './flow/provider.ts'
import type { UninstallRequest } from './flow/uninstall.ts'
import { createApp } from './http/app.ts'
import { listen } from './http/listen.ts'
import type { SignedIn } from './http/signed-in.ts'
import { writeSignedIn } from './http/signed-in.ts'
import type { Uninstalled } from './mock.ts'
import { createMock } from './mock.ts'
import type { AppChanges, MockZoomOptions } from './options.ts'
import { parseAppChanges, parseFault, parseOptions } from './options.ts'
import type { Impossible } from './problem.ts'
import { SetupProblem } from './problem.ts'
import type { ProfileName, Switches } from './profiles.ts'
import type { RateLimitsInput } from './rate-limits.ts'
import type { JournalFilter } from './storage/journal.ts'
import type { WebhookValidation } from './webhooks/webhooks.ts'

/** A running mock, and all that a test does with it. */
export interface MockZoom extends AsyncDisposable {
  /** Where it listens, without a slash at the end: put it in place of `https://zoom.us` and `https://api.zoom.us`. */
  readonly url: string
  readonly profile: ProfileName
  /** The first app: Acme Scheduler, unless other apps were given. */
  readonly app: App
  readonly apps: readonly App[]
  /** Changes these keys of an app, until the next reset. Throws when there is no such app. */
  changeApp(clientId: string, changes: AppChanges): Promise<App>
  readonly users: readonly ZoomUser[]
  readonly clock: {
    /** Milliseconds since 1970. */
    now(): number
    /** Resolves once every webhook that fell due on the way was sent, and answered or given up. */
    advance(by: Duration): Promise<void>
  }
  readonly journal: {
    events(filter?: JournalFilter): JournalEntry[]
    /** Calls back with each new entry. Answers the function that ends this. */
    onAppend(listener: (entry: JournalEntry) => void): () => void
  }
  /** How Zoom behaves now. */
  readonly switches: Switches
  /** Changes single behaviours until the next reset. */
  setSwitches(changes: Partial<Switches>): Promise<void>
  /** Sets how many API calls Zoom allows, until the next reset. What is left out gets its default. */
  setRateLimits(limits: RateLimitsInput): Promise<void>
  /**
   * Says who is signed in at Zoom, by id or email, and how that person answers the consent page; null leaves it to
   * the browser's cookie again. Throws when there is no such user.
   */
  signIn(who: { readonly user: string; readonly consent?: SignedIn['consent'] } | null): Promise<void>
  /**
   * Begins an install at Zoom's Marketplace. Answers the callback URL that the browser is sent to: a code, and no state.
   * Throws when there is no such user, or Zoom would not install the app with that redirect URI.
   */
  install(what: {
    readonly user: string
    readonly redirectUri: string
    readonly clientId?: string
  }): Promise<string>
  /** Zoom on its bad days: see docs/faults.md. */
  readonly faults: {
    /** The next request of that route, or the next so many, meets this. Throws where the fault can't be. */
    next(route: FaultRoute, what: Omit<FaultInput, 'route' | 'next' | 'share'>, times?: number): ActiveFault
    add(fault: FaultInput): ActiveFault
    /** Those that wait for their requests. */
    list(): ActiveFault[]
    clear(): void
  }
  /** What went wrong so far: empty for a right integration. */
  findings(): Finding[]
  /** Calls back with each new finding. Answers the function that ends this. */
  onFinding(listener: (finding: Finding) => void): () => void
  /**
   * Uninstalls an app as its user does at Zoom: ends the grants, forgets the consent, and sends `app_deauthorized`.
   * Resolves after its first attempt, whatever came of it. Throws when there is nothing to uninstall.
   */
  uninstall(what: UninstallRequest): Promise<Uninstalled[]>
  readonly webhooks: {
    /** Every event for an app, with the attempts to deliver it, the oldest first. */
    list(): WebhookDelivery[]
    /** Sends `endpoint.url_validation` to an app's webhook URL. Throws when the app has no URL or no secret. */
    validate(clientId: string): Promise<WebhookValidation>
    /** Sends an event once more, as a delivery of its own. */
    redeliver(deliveryId: string): Promise<WebhookDelivery>
    /** Sends an event that was held back. */
    release(deliveryId: string): Promise<WebhookDelivery>
  }
  /** Back to the start: seeded apps and users, an empty journal, the clock and switches as they were. */
  reset(): Promise<void>
  close(): Promise<void>
}

/**
 * Starts a mock and resolves once it listens. Without options: a free port of 127.0.0.1, everything in memory, a
 * clock that stands still until it is advanced, and the 2026 profile.
 *
 * Throws a {@link SetupProblem} for wrong options, a taken port, or a database file that can't be used.
 */
export async function createMockZoom(options: MockZoomOptions = {}): Promise<MockZoom> {
  const parsed = parseOptions(options)
  const mock = await createMock(parsed)
  const { provider, findings, faults } = mock
  const { storage, clock } = provider
  const server = await listen(createApp(mock, parsed.errors).callback(), parsed, provider).catch(
    async (error: unknown) => {
      await mock.stop()
      storage.close()
      throw error
    },
  )
  let closed: Promise<void> | undefined
  const close = () => {
    mock.faults.close()
    // Webhooks first: a request to the mock may be waiting for one.
    closed ??= mock
      .stop()
      .then(() => server.close())
      .then(() => storage.close())
    return closed
  }

  return {
    url: server.url,
    profile: mock.profile,
    get app() {
      const [first] = storage.apps.list()
      if (!first)
        throw new SetupProblem('This mock has no apps. Add one with POST /__mock/apps, or reset it.')
      return first
    },
    get apps() {
      return storage.apps.list()
    },
    async changeApp(clientId, changes) {
      const app = mock.changeApp(clientId, parseAppChanges(changes))
      if (!app) throw new SetupProblem(`There is no app ${clientId}.`)
      return app
    },
    get users() {
      return storage.users.list()
    },
    get switches() {
      return provider.switches
    },
    clock: {
      now: () => clock.now(),
      advance: (by) => mock.advanceClock(toMilliseconds(by)),
    },
    journal: {
      events: (filter) => storage.journal.list(filter),
      onAppend: (listener) => storage.journal.onAppend(listener),
    },
    setSwitches: async (changes) => mock.setSwitches(parseOptions({ switches: changes }).switches),
    setRateLimits: async (limits) => mock.setRateLimits(parseOptions({ rateLimits: limits }).rateLimits),
    async signIn(who) {
      const user = who && storage.users.find(who.user)
      if (who && !user) throw new SetupProblem(`There is no Zoom user ${who.user}.`)
      writeSignedIn(provider, user ? { userId: user.id, consent: who?.consent ?? 'ask' } : null)
    },
    async install({ user: name, redirectUri, clientId = storage.apps.list()[0]?.clientId ?? '' }) {
      const user = storage.users.find(name)
      if (!user) throw new SetupProblem(`There is no Zoom user ${name}.`)
      const requestId = newRequestId(provider.requestRandom)
      const installed = installFromMarketplace(provider, { requestId, clientId, redirectUri, user })
      if (!installed.ok) throw new SetupProblem(`Zoom would not install ${clientId}: ${installed.reason}.`)
      return installed.value
    },
    faults: {
      next: (route, what, times = 1) => faults.add(parseFault({ ...what, route, next: times })),
      add: (fault) => faults.add(parseFault(fault)),
      list: () => faults.list(),
      clear: () => faults.clear(),
    },
    findings: () => findings.list(),
    onFinding: (listener) => findings.onFinding(listener),
    uninstall: async (what) => orThrow(await mock.uninstall(what)),
    webhooks: {
      list: () => mock.webhooks.list(),
      validate: async (clientId) => orThrow(await mock.webhooks.validate(clientId)),
      redeliver: async (deliveryId) => orThrow(await mock.webhooks.redeliver(deliveryId)),
      release: async (deliveryId) => orThrow(await mock.webhooks.release(deliveryId)),
    },
    reset: () => mock.reset(),
    close,
    [Symbol.asyncDispose]: close,
  }
}

function orThrow<Value>(result: Accepted<Value> | Impossible): Value {
  if (result.ok) return result.value
  throw new SetupProblem(`${result.problem} ${result.remedy}`)
}
