import type { App } from '../domain/app.ts'
import type { AuthorizationCode } from '../domain/authorization-code.ts'
import type { Duration } from '../domain/clock.ts'
import type { ActiveFault, FaultRoute } from '../domain/fault.ts'
import type { Grant, Token } from '../domain/token.ts'
import type { WebhookDelivery } from '../domain/webhook.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { SignedIn } from '../flow/signed-in.ts'
import type { UninstallRequest } from '../flow/uninstall.ts'
import type { JournalEntry, JournalEvent } from '../journal/events.ts'
import type { Exchange } from '../journal/exchange.ts'
import type { Finding } from '../journal/finding.ts'
import type { WebhookValidation } from '../webhooks/webhooks.ts'
import type { ProfileName, Switches, SwitchesInput } from '../zoom/profiles.ts'
import type { RateLimits, RateLimitsInput } from '../zoom/rate-limits.ts'
import type { Uninstalled } from './create.ts'
import type { FaultInput } from './fault-schema.ts'
import type { AppChanges, AppOptions, SandboxOptions, UserChanges, UserOptions } from './options.ts'

/**
 * A running mock, and everything that a test does with it. `createMockZoom()` starts one in this process,
 * `connectMockZoom(url)` reaches one that runs elsewhere: both take and return the same, and fail in the same way.
 * Times are integer milliseconds since 1970, by the mock's clock.
 */
export interface MockZoom extends AsyncDisposable {
  /** Where it is, without a slash at the end: put it in place of `https://zoom.us` and `https://api.zoom.us`. */
  readonly url: string
  /** The era of Zoom that it plays. */
  readonly profile: ProfileName
  /** The OAuth apps that are registered with (mock) Zoom. */
  readonly apps: {
    /** All of them, with their secrets. */
    list(): Promise<App[]>
    /** The first one: Acme Scheduler, unless other apps were given. */
    first(): Promise<App>
    /** Registers an app. */
    add(app: AppOptions): Promise<App>
    /** Changes these keys of an app, until the next reset. */
    change(clientId: string, changes: AppChanges): Promise<App>
    /** Removes an app with its grants, codes and consents. */
    remove(clientId: string): Promise<void>
  }
  /** The account holders at (mock) Zoom. */
  readonly users: {
    /** All of them, those who were removed from their account too. */
    list(): Promise<ZoomUser[]>
    /** Adds a Zoom user. Ids are made up when left out. */
    add(user: UserOptions): Promise<ZoomUser>
    /** Changes these keys of a Zoom user, who is named by id or email. */
    change(user: string, changes: UserChanges): Promise<ZoomUser>
    /** Removes a Zoom user, named by id or email, with everything that belongs to them. */
    remove(user: string): Promise<void>
  }
  readonly grants: {
    /** Every grant, live or ended: which Zoom user authorized which app. */
    list(): Promise<ListedGrant[]>
  }
  readonly codes: {
    /** Every authorization code that was issued, shortened, and what became of it. */
    list(): Promise<ListedCode[]>
  }
  readonly tokens: {
    /** Every access and refresh token that was issued, by its id, and what became of it. */
    list(): Promise<Token[]>
  }
  /** Who is signed in at Zoom, whatever the browser's cookie says. */
  readonly signedIn: {
    /** Whom a test has chosen; `userId` is null where it is left to the browser's cookie. */
    show(): Promise<SignedIn | { readonly userId: null }>
    /** Chooses a Zoom user, by id or email, and how that person answers the consent page: `ask` leaves it to the page. */
    choose(who: { readonly user: string; readonly consent?: SignedIn['consent'] }): Promise<SignedIn>
    /** Leaves it to the browser's cookie again. */
    clear(): Promise<void>
  }
  /** Begins an install at Zoom's Marketplace. The browser is then sent to the callback URL: with a code, and no state. */
  install(what: {
    readonly user: string
    readonly redirectUri: string
    readonly clientId?: string
  }): Promise<{ readonly callbackUrl: string }>
  /**
   * Uninstalls an app as its user does at Zoom: ends the grants, forgets the consent, and sends `app_deauthorized`.
   * Resolves after its first attempt, whatever came of it.
   */
  uninstall(what: UninstallRequest): Promise<Uninstalled[]>
  readonly clock: {
    /** What time the mock thinks it is, and whether its clock runs by itself. */
    show(): Promise<ClockReading>
    /** Milliseconds since 1970. */
    now(): Promise<number>
    /** Moves the clock forward. Resolves once every webhook that fell due on the way was sent, and answered or given up. */
    advance(by: Duration): Promise<ClockReading>
  }
  /** Everything that happened, oldest first. */
  readonly journal: {
    list(filter?: JournalFilter): Promise<JournalEntry[]>
    /** Every request with its response, all that it caused and its findings, in the order in which they began. */
    exchanges(): Promise<Exchange[]>
    /**
     * The exchanges that have ended, and then each when it ends, until the loop is left, the signal aborts, or the mock
     * closes.
     */
    follow(options?: FollowOptions): AsyncIterable<Exchange>
    /** The same, entry by entry, as soon as each is written: before the request that caused it is answered. */
    followEntries(options?: FollowEntriesOptions): AsyncIterable<JournalEntry>
  }
  readonly findings: {
    /** What went wrong so far: empty for a correct app. */
    list(): Promise<Finding[]>
  }
  /** Zoom on its bad days: see docs/faults.md. */
  readonly faults: {
    /** The next request of that route, or the next so many, meets this. */
    next(
      route: FaultRoute,
      what: Omit<FaultInput, 'route' | 'next' | 'share'>,
      times?: number,
    ): Promise<ActiveFault>
    /** Has the next requests, or a share of them, meet a fault. */
    add(fault: FaultInput): Promise<ActiveFault>
    /** Those that wait for their requests. */
    list(): Promise<ActiveFault[]>
    /** Removes all faults, those of the options until the next reset. */
    clear(): Promise<void>
  }
  readonly switches: {
    /** How Zoom behaves now. */
    show(): Promise<Switches>
    /** Changes single behaviours until the next reset. */
    set(changes: SwitchesInput): Promise<Switches>
  }
  readonly rateLimits: {
    /** How many API calls Zoom allows. */
    show(): Promise<RateLimits>
    /** Sets how many, until the next reset. What is left out gets its default. */
    set(limits: RateLimitsInput): Promise<RateLimits>
  }
  readonly webhooks: {
    /** Every event for an app, with the attempts to deliver it, the oldest first. */
    list(): Promise<WebhookDelivery[]>
    /** Sends `endpoint.url_validation` to an app's webhook URL. */
    validate(clientId: string): Promise<WebhookValidation>
    /** Sends an event once more, as a delivery of its own. */
    redeliver(deliveryId: string): Promise<WebhookDelivery>
    /** Sends an event that was held back. */
    release(deliveryId: string): Promise<WebhookDelivery>
  }
  /** Isolated mocks within this one, on the same port: one for each test, say. */
  readonly sandboxes: {
    /** Makes one. What is left out is as this mock was started with. */
    create(options?: SandboxOptions): Promise<Sandbox>
    list(): Promise<readonly ListedSandbox[]>
    /** Ends a sandbox, with everything in it. */
    close(id: string): Promise<void>
  }
  /** `fetch` for this mock: it takes a path, a URL of this mock's, or one of Zoom's own. Redirects are not followed. */
  readonly fetch: ZoomFetch
  /** Back to the start: seeded apps and users, an empty journal, the clock and switches as they were. */
  reset(): Promise<void>
  /** Ends it. */
  close(): Promise<void>
}

/** A mock within a mock. Closing it leaves the other as it is. */
export interface Sandbox extends MockZoom {
  readonly id: string
}

/** `fetch`, for one mock. */
export type ZoomFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/** A grant without its code, which is a secret. */
export type ListedGrant = Omit<Grant, 'code'>

/** A code that can be recognised, and not used. */
export type ListedCode = Omit<AuthorizationCode, 'text' | 'challenge'> & {
  readonly code: string
  /** null: issued without PKCE. */
  readonly codeChallengeMethod: 'plain' | 'S256' | null
}

export interface ClockReading {
  /** Whether it stands still until advanced, or runs. */
  readonly kind: 'manual' | 'real'
  readonly now: number
  /** The same, as people read it. */
  readonly iso: string
}

export interface ListedSandbox {
  readonly id: string
  readonly url: string
  readonly profile: ProfileName
  /** How long ago its last request was, in real seconds. */
  readonly idleSeconds: number
}

export interface JournalFilter {
  /** Only entries with a larger sequence number. */
  readonly after?: number | undefined
  readonly type?: JournalEvent['type'] | undefined
  /** At most so many, the oldest first. */
  readonly limit?: number | undefined
}

export interface FollowEntriesOptions {
  /** Only entries with a larger sequence number; `now` leaves out everything that has happened already. */
  readonly after?: number | 'now' | undefined
  readonly type?: JournalEvent['type'] | undefined
  /** Ends it, as leaving the loop does. */
  readonly signal?: AbortSignal | undefined
}

export interface FollowOptions {
  /** `now` leaves out everything that has ended already. */
  readonly after?: 'now' | undefined
  /** Ends it, as leaving the loop does. */
  readonly signal?: AbortSignal | undefined
}
