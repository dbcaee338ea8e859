import type { App } from '../domain/app.ts'
import type { Duration } from '../domain/clock.ts'
import type { ActiveFault, FaultRoute } from '../domain/fault.ts'
import type { WebhookDelivery } from '../domain/webhook.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { SignedIn } from '../flow/signed-in.ts'
import type { UninstallRequest } from '../flow/uninstall.ts'
import type { RequestHandler } from '../http/mount.ts'
import type { JournalEntry } from '../journal/events.ts'
import type { Exchange } from '../journal/exchange.ts'
import type { Finding } from '../journal/finding.ts'
import { handleOf } from '../server/handle.ts'
import { createHttpServer } from '../server/http-server.ts'
import type { InProcessFetch } from '../server/in-process.ts'
import { listen } from '../server/listen.ts'
import { serveMock } from '../server/served-mock.ts'
import type { JournalFilter } from '../storage/journal.ts'
import type { WebhookValidation } from '../webhooks/webhooks.ts'
import type { ProfileName, Switches } from '../zoom/profiles.ts'
import type { RateLimitsInput } from '../zoom/rate-limits.ts'
import type { Uninstalled } from './create.ts'
import type { FaultInput } from './fault-schema.ts'
import type { AppChanges, MockZoomOptions, SandboxOptions } from './options.ts'
import { parseOptions } from './options.ts'

/** A running mock, and all that a test does with it. */
export interface MockZoom extends AsyncDisposable {
  /** Where it is, without a slash at the end: put it in place of `https://zoom.us` and `https://api.zoom.us`. */
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
    /** Every request with its response, all that it caused and its findings, in the order in which they began. */
    exchanges(): Exchange[]
    /** Calls back with each exchange, once, when it ends. Returns the function that ends this. */
    onExchange(listener: (exchange: Exchange) => void): () => void
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
  /** Isolated mocks within this one, on the same port: one for each test, say. */
  readonly sandboxes: {
    /** Throws when there are as many as are allowed. What is left out is as this mock was started with. */
    create(options?: SandboxOptions): Promise<Sandbox>
    list(): readonly { readonly id: string; readonly url: string }[]
  }
  /** `fetch` for this mock, without a socket: it takes a path, a URL of this mock's, or one of Zoom's own. */
  readonly fetch: InProcessFetch
  /** Answers a request of another server's, such as Express; see `mountAt()` for a prefix. */
  readonly handler: RequestHandler
  /** Back to the start: seeded apps and users, an empty journal, the clock and switches as they were. */
  reset(): Promise<void>
  close(): Promise<void>
}

/** A mock within a mock. Closing it leaves the other as it is. */
export interface Sandbox extends MockZoom {
  readonly id: string
}

/** What code alone can choose. */
export interface InCode {
  /** False opens no port: the mock is reached by its `fetch`, or as the `handler` of another server. */
  readonly listen?: boolean
}

/** The address of a mock that does not listen: a name that leads nowhere else (RFC 6761, 6.3). */
const nowhere = 'http://mock-zoom.localhost'

/**
 * Starts a mock and resolves once it listens. Without options: a free port of 127.0.0.1, everything in memory, a
 * clock that stands still until it is advanced, and the 2026 profile.
 *
 * Throws a {@link SetupProblem} for wrong options, a taken port, or a database file that can't be used.
 */
export async function createMockZoom({
  listen: listens = true,
  ...options
}: MockZoomOptions & InCode = {}): Promise<MockZoom> {
  const parsed = parseOptions(options)
  const served = await serveMock(parsed)
  if (!listens) return handleOf(served, nowhere, served.close)
  const server = createHttpServer(served.handle, served.mock.context)
  try {
    const { url, stop } = await listen(server, parsed)
    return handleOf(served, url, async () => {
      const stopped = stop()
      await served.close()
      server.closeAllConnections()
      await stopped
    })
  } catch (error) {
    await served.close()
    throw error
  }
}
