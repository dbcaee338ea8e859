import type { App } from '../domain/app.ts'
import type { AuthorizationCode } from '../domain/authorization-code.ts'
import type { Duration } from '../domain/clock.ts'
import type { ActiveFault, FaultRoute } from '../domain/fault.ts'
import type { Page } from '../domain/page.ts'
import type { Grant, Token } from '../domain/token.ts'
import type { EventToSend, KnownEvent, WebhookDelivery } from '../domain/webhook.ts'
import type { ZoomUser } from '../domain/zoom-user.ts'
import type { SignedIn } from '../flow/signed-in.ts'
import type { UninstallRequest } from '../flow/uninstall.ts'
import type { JournalEntry, JournalEvent } from '../journal/events.ts'
import type { Exchange } from '../journal/exchange.ts'
import type { Finding } from '../journal/finding.ts'
import type { RefusalCount } from '../journal/refusals.ts'
import type { WebhookSubscription, WebhookValidation } from '../webhooks/webhooks.ts'
import type { Fidelity } from '../zoom/fidelity.ts'
import type { ProfileName, Switches, SwitchesInput } from '../zoom/profiles.ts'
import type { RateLimits, RateLimitsInput } from '../zoom/rate-limits.ts'
import type { Uninstalled } from './create.ts'
import type { FaultInput } from './fault-schema.ts'
import type { AppChanges, AppOptions, SandboxOptions, UserChanges, UserOptions } from './options.ts'
import type { StateSnapshot } from './snapshot.ts'
import type { StubInput } from './stub-schema.ts'
import type { ListedStub } from './stubs.ts'

/**
 * A running mock, and everything that a test does with it. `createMockZoom()` starts one in this process,
 * `connectMockZoom(url)` connects to one in another process. Both take and return the same, and fail in the same way.
 * Times are integer milliseconds since 1970, by the mock's clock. `await using` closes it at the end of its block.
 */
export interface MockZoom extends AsyncDisposable {
  /**
   * Where the mock is, without a slash at the end. Use it in place of `https://zoom.us` and `https://api.zoom.us`.
   *
   * @example
   * ```ts
   * const tokenUrl = `${zoom.url}/oauth/token`
   * ```
   */
  readonly url: string
  /**
   * The era of Zoom that it imitates.
   *
   * @example
   * ```ts
   * const describes2026 = zoom.profile === '2026'
   * ```
   */
  readonly profile: ProfileName
  /** The OAuth apps that are registered with (mock) Zoom. */
  readonly apps: {
    /**
     * Lists the apps.
     *
     * @returns all of them, with their secrets.
     * @example
     * ```ts
     * const names = (await zoom.apps.list()).map((app) => app.name)
     * ```
     */
    list(): Promise<App[]>
    /**
     * Finds the first app: Acme Scheduler, unless other apps were given. Its id and secret are what your app needs.
     *
     * @returns the app.
     * @throws MockZoomError if there are no apps.
     * @example
     * ```ts
     * const { clientId, clientSecret } = await zoom.apps.first()
     * ```
     */
    first(): Promise<App>
    /**
     * Registers an app.
     *
     * @param app - what to register: `clientId` and `name`, and any other key of an app. Keys that are left out get defaults.
     * @returns the app.
     * @throws MockZoomError if a key is invalid, or the client id is taken.
     * @example
     * ```ts
     * await zoom.apps.add({ clientId: 'my_app', clientSecret: 'my-secret', name: 'My App' })
     * ```
     */
    add(app: AppOptions): Promise<App>
    /**
     * Changes these keys of an app, until the next reset.
     *
     * @param clientId - the app.
     * @param changes - the keys to change. The others stay as they are.
     * @returns the app after the change.
     * @throws MockZoomError if a key is invalid, or there is no such app.
     * @example
     * ```ts
     * await zoom.apps.change('acme_scheduler_dev_01', { disabled: true })
     * ```
     */
    change(clientId: string, changes: AppChanges): Promise<App>
    /**
     * Removes an app with its grants, codes and consents.
     *
     * @param clientId - the app.
     * @throws MockZoomError if there is no such app.
     * @example
     * ```ts
     * await zoom.apps.remove('acme_scheduler_dev_01')
     * ```
     */
    remove(clientId: string): Promise<void>
  }
  /** The account holders at (mock) Zoom. */
  readonly users: {
    /**
     * Lists the Zoom users.
     *
     * @returns all of them, including those who were removed from their account.
     * @example
     * ```ts
     * const emails = (await zoom.users.list()).map((user) => user.email)
     * ```
     */
    list(): Promise<ZoomUser[]>
    /**
     * Adds a Zoom user.
     *
     * @param user - who to add: `email`, `firstName` and `lastName`. Ids that are left out are made up.
     * @returns the Zoom user.
     * @throws MockZoomError if a key is invalid, or the email or the id is taken.
     * @example
     * ```ts
     * await zoom.users.add({ email: 'kim@example.com', firstName: 'Kim', lastName: 'Park' })
     * ```
     */
    add(user: UserOptions): Promise<ZoomUser>
    /**
     * Changes these keys of a Zoom user.
     *
     * @param user - the Zoom user, by id or email.
     * @param changes - the keys to change. The others stay as they are.
     * @returns the Zoom user after the change.
     * @throws MockZoomError if a key is invalid, there is no such Zoom user, or another one has the email.
     * @example
     * ```ts
     * await zoom.users.change('jill@example.com', { removed: true })
     * ```
     */
    change(user: string, changes: UserChanges): Promise<ZoomUser>
    /**
     * Removes a Zoom user with everything that belongs to them.
     *
     * @param user - the Zoom user, by id or email.
     * @throws MockZoomError if there is no such Zoom user.
     * @example
     * ```ts
     * await zoom.users.remove('jill@example.com')
     * ```
     */
    remove(user: string): Promise<void>
  }
  /** Which Zoom user authorized which app. */
  readonly grants: {
    /**
     * Lists the grants, the oldest first.
     *
     * @param page - which part of the list: what came `after` the grant with this id, at most `limit`.
     * @returns the grants, live or ended; all of them without a page.
     * @throws MockZoomError if there is no grant with the id in `after`: what is too old is forgotten.
     * @example
     * ```ts
     * const live = (await zoom.grants.list()).filter((grant) => grant.endedAt === null)
     * ```
     */
    list(page?: Page): Promise<ListedGrant[]>
  }
  /** The authorization codes that were issued. */
  readonly codes: {
    /**
     * Lists the codes, the oldest first.
     *
     * @param page - which part of the list: what came `after` the code with this id, at most `limit`.
     * @returns the codes, shortened, with what happened to each; all of them without a page.
     * @throws MockZoomError if there is no code with the id in `after`: what is too old is forgotten.
     * @example
     * ```ts
     * const unused = (await zoom.codes.list()).filter((code) => code.redeemedAt === null)
     * ```
     */
    list(page?: Page): Promise<ListedCode[]>
  }
  /** The access and refresh tokens that were issued. */
  readonly tokens: {
    /**
     * Lists the tokens, the oldest first.
     *
     * @param page - which part of the list: what came `after` the token with this id, at most `limit`.
     * @returns the tokens, by their ids, with what happened to each; all of them without a page.
     * @throws MockZoomError if there is no token with the id in `after`: what is too old is forgotten.
     * @example
     * ```ts
     * const rotated = (await zoom.tokens.list()).filter((token) => token.endedBecause === 'rotated')
     * ```
     */
    list(page?: Page): Promise<Token[]>
    /**
     * Lets one token expire now: Zoom refuses it from now on, as it does when its time is over. The clock and everything
     * else stay as they are.
     *
     * @param tokenId - the token, by its id in the journal and the list.
     * @returns the token, which expires now.
     * @throws MockZoomError if there is no such token, or it has ended or expired already.
     * @example
     * ```ts
     * const access = (await zoom.tokens.list()).find((token) => token.kind === 'access')
     * if (access) await zoom.tokens.expire(access.id)
     * ```
     */
    expire(tokenId: string): Promise<Token>
  }
  /** Who is signed in at Zoom, whatever the browser's cookie says. */
  readonly signedIn: {
    /**
     * Shows whom a test has chosen.
     *
     * @returns the Zoom user and how they answer the consent page; `userId` is null if it is left to the browser's cookie.
     * @example
     * ```ts
     * const { userId } = await zoom.signedIn.show()
     * ```
     */
    show(): Promise<SignedIn | { readonly userId: null }>
    /**
     * Signs a Zoom user in, so that the next authorize request needs no browser.
     *
     * @param who - `user` is an id or email. `consent` is how that person answers the consent page: `allow`, `decline`,
     *   or `ask` (the default), which shows the page.
     * @returns the choice, with the id of the Zoom user.
     * @throws MockZoomError if there is no such Zoom user.
     * @example
     * ```ts
     * await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
     * ```
     */
    choose(who: { readonly user: string; readonly consent?: SignedIn['consent'] }): Promise<SignedIn>
    /**
     * Lets each browser's cookie decide again.
     *
     * @example
     * ```ts
     * await zoom.signedIn.clear()
     * ```
     */
    clear(): Promise<void>
  }
  /**
   * Begins an install at Zoom's Marketplace. Send the browser to the callback URL that it returns: it has a code, and no
   * state.
   *
   * @param what - `user` is an id or email. `redirectUri` is your app's callback. `clientId` is the app: by
   *   default the first one.
   * @returns where the browser goes.
   * @throws MockZoomError if there is no such Zoom user, or if Zoom would refuse the app or the redirect URI.
   * @example
   * ```ts
   * const { callbackUrl } = await zoom.install({
   *   user: 'jill@example.com',
   *   redirectUri: 'http://127.0.0.1:3000/callback',
   * })
   * ```
   */
  install(what: InstallOptions): Promise<{ readonly callbackUrl: string }>
  /**
   * Uninstalls an app as its user does at Zoom: ends the grants, forgets the consent, and sends `app_deauthorized`.
   * Resolves after the first attempt to deliver it, whatever the result.
   *
   * @param what - `user` is an id or email. `clientId` is the app: by default every app that the user has authorized.
   *   `variant` chooses the shape of the event, and `hold` keeps it back until it is released.
   * @returns one element for each app, with its event, or `notTold`: why the app gets none.
   * @throws MockZoomError if there is no such Zoom user or app, or if the user has not authorized it.
   * @example
   * ```ts
   * const [uninstalled] = await zoom.uninstall({ user: 'jill@example.com' })
   * ```
   */
  uninstall(what: UninstallRequest): Promise<Uninstalled[]>
  /** The mock's clock: everything that expires uses it. */
  readonly clock: {
    /**
     * Shows what time the mock thinks it is, and whether its clock runs by itself.
     *
     * @returns the time in milliseconds since 1970, and as people read it.
     * @example
     * ```ts
     * const { iso } = await zoom.clock.show()
     * ```
     */
    show(): Promise<ClockReading>
    /**
     * Reads the clock.
     *
     * @returns milliseconds since 1970.
     * @example
     * ```ts
     * const before = await zoom.clock.now()
     * ```
     */
    now(): Promise<number>
    /**
     * Moves the clock forward. Resolves once every webhook that fell due on the way was sent, and accepted or given up.
     *
     * @param by - how far: `days`, `hours`, `minutes`, `seconds` and `milliseconds`, added up.
     * @returns the time after the move.
     * @throws MockZoomError if it would go backwards, or beyond the year 275760.
     * @example
     * ```ts
     * await zoom.clock.advance({ hours: 1, seconds: 1 })
     * ```
     */
    advance(by: Duration): Promise<ClockReading>
  }
  /** Everything that happened. */
  readonly journal: {
    /**
     * Lists the entries, oldest first.
     *
     * @param filter - which entries: those `after` a sequence number, of one `type`, at most `limit`.
     * @returns the entries; all of them without a filter.
     * @example
     * ```ts
     * const refused = await zoom.journal.list({ type: 'code.refused' })
     * ```
     */
    list(filter?: JournalFilter): Promise<JournalEntry[]>
    /**
     * Lists every request with its response, everything that it caused, and its findings.
     *
     * @returns the exchanges, in the order in which they began.
     * @example
     * ```ts
     * const wrong = (await zoom.journal.exchanges()).filter(({ findings }) => findings.length > 0)
     * ```
     */
    exchanges(): Promise<Exchange[]>
    /**
     * Follows the exchanges: first those that have ended, then each when it ends. It goes on until you leave the loop, the
     * signal aborts, or the mock closes.
     *
     * @param options - `after: 'now'` leaves out what has ended already. `signal` ends it.
     * @returns the exchanges, to loop over.
     * @example
     * ```ts
     * for await (const { request } of zoom.journal.follow()) {
     *   if (request?.route === 'token') break
     * }
     * ```
     */
    follow(options?: FollowOptions): AsyncIterable<Exchange>
    /**
     * Follows the entries, each as soon as it is written: before the request that caused it gets its response.
     *
     * @param options - `after` is a sequence number, or `'now'` for new entries only. `type` selects entries. `signal`
     *   ends it.
     * @returns the entries, to loop over.
     * @example
     * ```ts
     * for await (const entry of zoom.journal.followEntries({ type: 'code.issued' })) {
     *   console.log(entry.seq)
     *   break
     * }
     * ```
     */
    followEntries(options?: FollowEntriesOptions): AsyncIterable<JournalEntry>
  }
  /** What went wrong, as sentences: see docs/findings.md. */
  readonly findings: {
    /**
     * Lists what went wrong so far.
     *
     * @returns the findings, oldest first: none for a correct app.
     * @example
     * ```ts
     * const sentences = (await zoom.findings.list()).map((finding) => finding.sentence)
     * ```
     */
    list(): Promise<Finding[]>
    /**
     * Follows what goes wrong: first the findings so far, then each when the exchange that caused it ends. It goes on until
     * you leave the loop, the signal aborts, or the mock closes.
     *
     * @param options - `after: 'now'` leaves out the findings so far. `signal` ends it.
     * @returns the findings, to loop over.
     * @example
     * ```ts
     * const enough = new AbortController()
     * const findings = zoom.findings.follow({ signal: enough.signal })
     * enough.abort()
     * for await (const { sentence } of findings) console.log(sentence)
     * ```
     */
    follow(options?: FollowOptions): AsyncIterable<Finding>
    /**
     * Counts the refused requests that no finding is about. Correct apps have some: tokens expire, people uninstall.
     *
     * @returns each reason with its number of requests, the most frequent first.
     * @example
     * ```ts
     * const refusals = await zoom.findings.refusals()
     * const expired = refusals.find(({ reason }) => reason === 'access-token-expired')?.count ?? 0
     * ```
     */
    refusals(): Promise<RefusalCount[]>
  }
  /** Zoom on its bad days: see docs/faults.md. */
  readonly faults: {
    /**
     * Makes the next requests of one route meet a fault.
     *
     * @param route - which requests: `token`, `api`, ..., or `all`.
     * @param what - what happens to them: `status`, `answer`, `delay` (milliseconds of real time), `drop`, `cutAfter`
     *   (bytes), ...
     * @param times - how many requests meet it: 1 by default.
     * @returns the fault.
     * @throws MockZoomError if a key is invalid, or the keys contradict each other.
     * @example
     * ```ts
     * await zoom.faults.next('token', { status: 503 }, 2)
     * ```
     */
    next(
      route: FaultRoute,
      what: Omit<FaultInput, 'route' | 'next' | 'share'>,
      times?: number,
    ): Promise<ActiveFault>
    /**
     * Makes the next requests, or a share of them, meet a fault.
     *
     * @param fault - `route` is which requests, `next` how many of them (1 by default), or `share` what part of them,
     *   from 0 to 1. The other keys are what happens to them, as in `faults.next()`.
     * @returns the fault.
     * @throws MockZoomError if a key is invalid, or the keys contradict each other.
     * @example
     * ```ts
     * await zoom.faults.add({ route: 'api', share: 0.1, delay: 2000 })
     * ```
     */
    add(fault: FaultInput): Promise<ActiveFault>
    /**
     * Lists the faults that are waiting for their requests.
     *
     * @returns the faults. One that has met its last request is no longer listed.
     * @example
     * ```ts
     * const waiting = await zoom.faults.list()
     * ```
     */
    list(): Promise<ActiveFault[]>
    /**
     * Removes all faults. Those of the options come back at the next reset.
     *
     * @example
     * ```ts
     * await zoom.faults.clear()
     * ```
     */
    clear(): Promise<void>
  }
  /** Your own responses to operations of Zoom's API: see docs/stubs.md. */
  readonly stubs: {
    /**
     * Adds a response of your own, behind the real checks of token, scope and rate limit. It takes the place of the mock's
     * own response, if there is one.
     *
     * @param stub - `method` and `path` with the parts that vary in braces, `status`, `headers`, and `body` (JSON) or `text`,
     *   whose strings may have placeholders such as `{{user.email}}`. `user` or `grant` limit it to one.
     * @returns the stub.
     * @throws MockZoomError if a key is invalid, the keys contradict each other, or there are 1000 stubs.
     * @example
     * ```ts
     * await zoom.stubs.add({ path: '/v2/users/{userId}/webinars', body: { total_records: 0, webinars: [] } })
     * ```
     */
    add(stub: StubInput): Promise<ListedStub>
    /**
     * Lists the stubs.
     *
     * @returns the stubs. Of those that fit a call, the last one counts.
     * @example
     * ```ts
     * const stubs = await zoom.stubs.list()
     * ```
     */
    list(): Promise<ListedStub[]>
    /**
     * Removes all stubs. Those of the options come back at the next reset.
     *
     * @example
     * ```ts
     * await zoom.stubs.clear()
     * ```
     */
    clear(): Promise<void>
  }
  /** Behaviours of Zoom that can be chosen: see docs/fidelity.md. */
  readonly switches: {
    /**
     * Shows how Zoom behaves now.
     *
     * @returns every switch with its setting. Times are in seconds, except `webhookTimeout` (milliseconds).
     * @example
     * ```ts
     * const { expiresIn } = await zoom.switches.show()
     * ```
     */
    show(): Promise<Switches>
    /**
     * Changes single behaviours until the next reset. What was issued before keeps its lifetime.
     *
     * @param changes - the switches to change. The others stay as they are.
     * @returns every switch with its setting.
     * @throws MockZoomError if there is no such switch, or no such setting.
     * @example
     * ```ts
     * await zoom.switches.set({ expiresIn: 5, decline: 'stay' })
     * ```
     */
    set(changes: SwitchesInput): Promise<Switches>
  }
  /** All that the mock knows, to save and load: a suite that starts from "connected". See docs/embedding.md. */
  readonly state: {
    /**
     * Takes a snapshot of everything: apps, people, grants, tokens, the journal, the clock, switches and rate limits. Faults,
     * stubs and sandboxes are not part of it. It is plain JSON, and contains secrets and tokens.
     *
     * @returns the snapshot.
     * @example
     * ```ts
     * const connected = await zoom.state.save()
     * ```
     */
    save(): Promise<StateSnapshot>
    /**
     * Goes back to a snapshot, of this mock or another: its tokens work, and it is as late as it was then. Faults and stubs go
     * back to those of the options, as after a reset.
     *
     * @param snapshot - what `save()` returned.
     * @throws MockZoomError if it isn't a snapshot, was edited, or is from another version or profile. Nothing changes then.
     * @example
     * ```ts
     * await zoom.state.load(await zoom.state.save())
     * ```
     */
    load(snapshot: StateSnapshot): Promise<void>
  }
  /** How many API calls Zoom allows: see docs/rest-api.md. */
  readonly rateLimits: {
    /**
     * Shows the limits.
     *
     * @returns the limits, in calls per second and per UTC day; null means no limit.
     * @example
     * ```ts
     * const { Light } = await zoom.rateLimits.show()
     * ```
     */
    show(): Promise<RateLimits>
    /**
     * Sets the limits, until the next reset.
     *
     * @param limits - the limits, in calls per second and per UTC day. Limits that are left out get their defaults.
     * @returns all limits.
     * @throws MockZoomError if a limit is neither null nor an integer of at least 1.
     * @example
     * ```ts
     * await zoom.rateLimits.set({ Light: { perSecond: 30 } })
     * ```
     */
    set(limits: RateLimitsInput): Promise<RateLimits>
  }
  /** The events that apps are sent: see docs/webhooks.md. */
  readonly webhooks: {
    /**
     * Lists the events, the oldest first.
     *
     * @param page - which part of the list: what came `after` the event with this id, at most `limit`.
     * @returns the events, with each attempt to deliver one; all of them without a page.
     * @throws MockZoomError if there is no event with the id in `after`: what is too old is forgotten.
     * @example
     * ```ts
     * const held = (await zoom.webhooks.list()).filter((delivery) => delivery.state === 'held')
     * ```
     */
    list(page?: Page): Promise<WebhookDelivery[]>
    /**
     * Lists where the events of each app go.
     *
     * @returns each app's `webhookUrl` (its id is `main`) and `subscriptions`, and whether Zoom still sends events there.
     * @example
     * ```ts
     * const off = (await zoom.webhooks.subscriptions()).filter(({ state }) => state === 'off')
     * ```
     */
    subscriptions(): Promise<WebhookSubscription[]>
    /**
     * Validates an app's webhook URL as Zoom does: sends it `endpoint.url_validation`.
     *
     * @param clientId - the app.
     * @param subscriptionId - one of its `subscriptions`; its `webhookUrl` if left out.
     * @returns whether the URL is valid, and why, in a sentence. If Zoom had switched the subscription off, it is on again.
     * @throws MockZoomError if there is no such app or subscription, or it has no URL or no secret.
     * @example
     * ```ts
     * const { valid, sentence } = await zoom.webhooks.validate('acme_scheduler_dev_01')
     * ```
     */
    validate(clientId: string, subscriptionId?: string): Promise<WebhookValidation>
    /**
     * Lists the events that the mock has a payload for.
     *
     * @param about - `user`: whom the payloads are about, by id or email; the first user, if left out.
     * @returns each event with its payload as it would be sent now, where its shape is from, and what isn't known of it.
     * @throws MockZoomError if there is no such user.
     * @example
     * ```ts
     * const names = (await zoom.webhooks.catalogue()).map(({ event }) => event)
     * ```
     */
    catalogue(about?: { readonly user?: string }): Promise<KnownEvent[]>
    /**
     * Sends an event of any name to the apps that subscribe to it: signed, retried and held like every event. Resolves after
     * the first attempt.
     *
     * @param what - the event's name. Its `payload` is yours or, for an event of the catalogue, made from the mock's own
     *   `user` and `meeting`; `changes` replaces single keys of it. `clientId` chooses one app, and `hold` keeps the event back.
     * @returns one delivery for each subscription that gets it.
     * @throws MockZoomError if there is no such app, user or meeting, if nobody subscribes to the event, or if it has no
     *   payload and the catalogue has none for it.
     * @example
     * ```ts
     * await zoom.webhooks.send({ event: 'meeting.started', user: 'jill@example.com', changes: { object: { topic: 'Standup' } } })
     * ```
     */
    send(what: EventToSend): Promise<WebhookDelivery[]>
    /**
     * Sends the same bytes once more, as an event of its own. Resolves after the first attempt.
     *
     * @param deliveryId - the event, by the id of its delivery.
     * @returns the new event.
     * @throws MockZoomError if there is no such event, or if it is a validation.
     * @example
     * ```ts
     * const [first] = await zoom.webhooks.list()
     * if (first) await zoom.webhooks.redeliver(first.id)
     * ```
     */
    redeliver(deliveryId: string): Promise<WebhookDelivery>
    /**
     * Sends an event that was held back. Resolves after the first attempt.
     *
     * @param deliveryId - the event, by the id of its delivery.
     * @returns the event after the attempt.
     * @throws MockZoomError if there is no such event, or it is not held.
     * @example
     * ```ts
     * const [uninstalled] = await zoom.uninstall({ user: 'jill@example.com', hold: true })
     * if (uninstalled?.delivery) await zoom.webhooks.release(uninstalled.delivery.id)
     * ```
     */
    release(deliveryId: string): Promise<WebhookDelivery>
  }
  /** Isolated mocks within this one, on the same port: one for each test, for example. */
  readonly sandboxes: {
    /**
     * Makes a sandbox.
     *
     * @param options - how it differs from this mock. Options that are left out are those of this mock.
     * @returns the sandbox: a `MockZoom` of its own, with an `id`.
     * @throws MockZoomError if an option is invalid, or there are as many sandboxes as this mock allows.
     * @example
     * ```ts
     * await using sandbox = await zoom.sandboxes.create({ profile: '2020' })
     * ```
     */
    create(options?: SandboxOptions): Promise<Sandbox>
    /**
     * Lists the sandboxes.
     *
     * @returns those that are open.
     * @example
     * ```ts
     * const urls = (await zoom.sandboxes.list()).map((sandbox) => sandbox.url)
     * ```
     */
    list(): Promise<readonly ListedSandbox[]>
    /**
     * Ends a sandbox, with everything in it.
     *
     * @param id - the sandbox.
     * @throws MockZoomError if there is no such sandbox.
     * @example
     * ```ts
     * const { id } = await zoom.sandboxes.create()
     * await zoom.sandboxes.close(id)
     * ```
     */
    close(id: string): Promise<void>
  }
  /**
   * `fetch` for this mock: it takes a path, a URL of this mock's, or one of Zoom's own. Redirects are not followed. It
   * rejects with a `TypeError` for any other URL, or if a fault drops the connection.
   *
   * @example
   * ```ts
   * const response = await zoom.fetch('https://api.zoom.us/v2/users/me')
   * ```
   */
  readonly fetch: ZoomFetch
  /**
   * Says whether the mock is up, and which era of Zoom it imitates.
   *
   * @returns `ok`, and the profile.
   * @example
   * ```ts
   * const { profile } = await zoom.health()
   * ```
   */
  health(): Promise<{
    readonly status: 'ok'
    readonly profile: ProfileName
    /** The name of a profile that somebody made, if it was started with one. */
    readonly ownProfile?: string
  }>
  /**
   * Says whether the mock can do its work: its storage can be written.
   *
   * @returns `ready`.
   * @throws MockZoomError if the storage can't be written.
   * @example
   * ```ts
   * await zoom.ready()
   * ```
   */
  ready(): Promise<{ readonly status: 'ready' }>
  /**
   * What mock-zoom does in Zoom's name, in each profile: every endpoint, switch and refusal, with how sure it is and who says so.
   * `mock-zoom/fidelity.json` has the same, and the provider contracts.
   *
   * @returns one entry for each behaviour. It doesn't depend on how this mock was started.
   * @example
   * ```ts
   * const { behaviours } = await zoom.fidelity()
   * const guesses = behaviours.filter(({ profiles }) => profiles['2026'].confidence === 'unknown')
   * ```
   */
  fidelity(): Promise<Fidelity>
  /**
   * Goes back to the start: the apps and users it began with, an empty journal, the clock and switches as they were.
   * Sandboxes stay.
   *
   * @example
   * ```ts
   * await zoom.reset()
   * ```
   */
  reset(): Promise<void>
  /**
   * Ends the mock: its port closes, and loops that follow its journal end. `await using` does it for you.
   *
   * @example
   * ```ts
   * await zoom.close()
   * ```
   */
  close(): Promise<void>
}

/** A mock within a mock. Closing it leaves the other as it is. */
export interface Sandbox extends MockZoom {
  /** What `sandboxes.close()` and `sandboxes.list()` call it. */
  readonly id: string
}

/** `fetch`, for one mock. */
export type ZoomFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/** Who installs what, at Zoom's Marketplace. */
export interface InstallOptions {
  /** A Zoom user, by id or email. */
  readonly user: string
  readonly redirectUri: string
  /** The app; by default the first one. */
  readonly clientId?: string | undefined
}

/** A grant without its code, which is a secret. */
export type ListedGrant = Omit<Grant, 'code'>

/** A code, shortened: you can recognise it, but not use it. */
export type ListedCode = Omit<AuthorizationCode, 'text' | 'challenge'> & {
  /** The beginning of its text. */
  readonly code: string
  /** null if it was issued without PKCE. */
  readonly codeChallengeMethod: 'plain' | 'S256' | null
}

/** What the mock's clock says. */
export interface ClockReading {
  /** Whether it stands still until advanced, or runs. */
  readonly kind: 'manual' | 'real'
  /** Milliseconds since 1970. */
  readonly now: number
  /** The same, as people read it. */
  readonly iso: string
}

/** A sandbox, as the mock that it is in sees it. */
export interface ListedSandbox {
  readonly id: string
  readonly url: string
  readonly profile: ProfileName
  /** How long ago its last request was, in real seconds. */
  readonly idleSeconds: number
}

/** Which entries of the journal. */
export interface JournalFilter {
  /** Only entries with a larger sequence number. */
  readonly after?: number | undefined
  /** Only entries of this type. */
  readonly type?: JournalEvent['type'] | undefined
  /** At most this many, oldest first. */
  readonly limit?: number | undefined
}

/** Which entries to follow, and until when. */
export interface FollowEntriesOptions {
  /** Only entries with a larger sequence number; `now` leaves out everything that has happened already. */
  readonly after?: number | 'now' | undefined
  /** Only entries of this type. */
  readonly type?: JournalEvent['type'] | undefined
  /** Ends it, as leaving the loop does. */
  readonly signal?: AbortSignal | undefined
}

/** What to follow, and until when. */
export interface FollowOptions {
  /** `now` leaves out everything that there is already. */
  readonly after?: 'now' | undefined
  /** Ends it, as leaving the loop does. */
  readonly signal?: AbortSignal | undefined
}
