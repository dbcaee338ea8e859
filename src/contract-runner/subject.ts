import { isLoopback } from '../local-server/is-loopback.ts'
import type { MockZoom, ZoomUser } from '../mock-zoom/index.ts'
import { type Account, createAccount } from './account.ts'
import { accountApps } from './account-apps.ts'
import { type ContractBrowsers, withoutScreen } from './browser-source.ts'
import { ContractError } from './contract-error.ts'
import { NotApplicable } from './not-applicable.ts'
import { createPerson, type Person, type PersonParts } from './person.ts'
import { type Seen, seenBy } from './seen.ts'
import type { StatusTells } from './status-tells.ts'
import type { Stranded } from './stranded.ts'
import { type Capability, capabilityNames, type SubjectDescription } from './subject-description.ts'
import type { Instance, RunningSubject } from './subject-factory.ts'
import type { BrowserWatch, UserAgent } from './user-agent.ts'
import { atTheMock } from './web-address.ts'

/** The app being tested, as a contract may use it. */
export interface Subject {
  readonly name: string
  /** Somebody the app has never seen, with a new Zoom user. The first two have one Zoom account, so have the next two. */
  newPerson(): Promise<Person>
  /** The account of a server-to-server app, or another one that it also serves, with a new Zoom user in it. */
  account(which?: 'own' | 'other'): Promise<Account>
  /** What the app can't do. */
  missing(needs: readonly Capability[]): Capability[]
  /** Stops the app and starts it again on its data. Needs the capability `restart`. */
  restart(): Promise<void>
  /** What the app has printed, at least its last 64 KiB. Needs the capability `output`. */
  printed(): string
  /** Starts one more instance of the app on the same data. Needs the capability `instances`. */
  startAnother(): Promise<Instance>
}

export interface SubjectSettings {
  readonly app: RunningSubject
  readonly zoom: MockZoom
  readonly seen?: Seen
  /** By default a new one. */
  readonly newZoomUser?: (person: string, place: number) => Promise<ZoomUser>
  /** For an app that only signs people in: whether its status tells what using it would. */
  readonly statusIsUse?: boolean
  /** Whether `answers.connected` can be believed. */
  readonly statusTells?: StatusTells
  /** Called when the app did what somebody asked of it: then it can be judged. */
  readonly onWorking?: () => void
  /** A request of the description led nowhere. */
  readonly onStranded?: (stranded: Stranded) => void
  readonly newName: () => string
  readonly signal: AbortSignal
  readonly requestTimeoutMs?: number | undefined
  /** Listens to what each person's browser does. */
  readonly watchFor?: (person: string) => BrowserWatch
  /** By default a small browser without a screen. */
  readonly newAgent?: ContractBrowsers['newAgent']
}

/** The app behind the description, used over HTTP only. */
export function createSubject(settings: SubjectSettings): Subject {
  const { app, zoom, newName, seen = seenBy(zoom), newZoomUser = addZoomUsers(zoom), onWorking } = settings
  const { description } = app
  const mayVisit = addressesOf(description, zoom)
  let persons = 0
  const partsOf = (name: string, zoomUser: ZoomUser, browser = name): PersonParts => ({
    name,
    zoomUser,
    agent: browserFor(browser, settings, mayVisit),
    inAnotherBrowser: () => createPerson(partsOf(name, zoomUser, `${name}-elsewhere`)),
    description,
    zoom,
    seen,
    onWorking,
    onStranded: settings.onStranded,
    statusIsUse: settings.statusIsUse,
    statusTells: settings.statusTells,
    lastOutput: app.lastOutput,
  })
  const can: Readonly<Record<Capability, boolean>> = {
    'sign-in': description.requests.signIn !== undefined,
    connect: description.requests.connect !== undefined,
    use: description.requests.use !== undefined,
    disconnect: description.requests.disconnect !== undefined,
    status: description.requests.status !== undefined,
    webhooks: description.webhooks !== undefined,
    restart: app.restart !== undefined,
    instances: app.startAnother !== undefined,
    'other-uses': (description.requests.alsoUse ?? []).length > 0,
    accounts: JSON.stringify(description.requests.use ?? '').includes('{accountId}'),
    output: app.printed !== undefined,
  }
  return {
    name: description.name,
    missing: (needs) => needs.filter((capability) => !can[capability]),
    restart: () => app.restart?.() ?? cannot('restart'),
    printed: () => app.printed?.() ?? cannot('output'),
    startAnother: () => app.startAnother?.() ?? cannot('instances'),
    async newPerson() {
      if (!can.connect) throw new NotApplicable(`needs ${capabilityNames.connect}`)
      const place = persons++
      const name = newName()
      return createPerson(partsOf(name, await newZoomUser(name, place)))
    },
    async account(which = 'own') {
      const registered = accountApps[which]
      const name = newName()
      const { accountId } = registered
      const zoomUser = await zoom.users.add({ ...nameAtZoom(name), accountId })
      return createAccount(registered, partsOf(name, zoomUser))
    },
  }
}

/** Nobody has met them before. The first two have one Zoom account, so have the next two. */
function addZoomUsers(zoom: MockZoom): (person: string, place: number) => Promise<ZoomUser> {
  const accounts: Promise<ZoomUser>[] = []
  return async (person, place) => {
    const account = Math.floor(place / 2)
    const mate = await accounts[account]
    const added = zoom.users.add({ ...nameAtZoom(person), ...(mate && { accountId: mate.accountId }) })
    accounts[account] ??= added
    return added
  }
}

function nameAtZoom(name: string) {
  return {
    email: `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}@example.com`,
    firstName: 'Zoom',
    lastName: `user of ${name}`.slice(0, 64),
  }
}

function cannot(capability: Capability): never {
  throw new Error(`This subject can’t do ${capability}: name it in the contract’s needs.`)
}

function browserFor(
  person: string,
  {
    zoom,
    signal,
    app,
    requestTimeoutMs = app.description.requestTimeout && app.description.requestTimeout * 1000,
    watchFor,
    newAgent = withoutScreen.forContract('').newAgent,
  }: SubjectSettings,
  mayVisit: (url: URL) => boolean,
): UserAgent {
  return newAgent(person, {
    mayVisit,
    lead: (url) => atTheMock(url, zoom.url),
    outsideHint: 'If it belongs to the app, list it in "hosts" in the subject file.',
    signal,
    ...(watchFor && { watch: watchFor(person) }),
    ...(requestTimeoutMs !== undefined && { timeoutMs: requestTimeoutMs }),
  })
}

/** The real Zoom is not among them: an app that is not pointed at the mock must not send a test run there. */
function addressesOf({ baseUrl, hosts = [] }: SubjectDescription, zoom: MockZoom): (url: URL) => boolean {
  if (!/^https?:/.test(baseUrl) || !URL.canParse(baseUrl)) {
    const shown = JSON.stringify(baseUrl)
    throw new ContractError(
      'unreachable',
      `The app’s base URL is ${shown}; it must look like http://127.0.0.1:3000.`,
    )
  }
  const allowed = [new URL(baseUrl).hostname, new URL(zoom.url).hostname, ...hosts]
  return (url) => isLoopback(url.hostname) || allowed.includes(url.hostname)
}
