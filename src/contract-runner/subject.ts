import type { MockZoom } from '../mock-zoom/index.ts'
import { type ContractBrowsers, withoutScreen } from './browser-source.ts'
import { ContractError } from './contract-error.ts'
import { createPerson, type Person } from './person.ts'
import type { Capability, SubjectDescription } from './subject-description.ts'
import type { Instance, RunningSubject } from './subject-factory.ts'
import type { BrowserWatch, UserAgent } from './user-agent.ts'
import { atTheMock, isLoopback } from './web-address.ts'

/** The app being tested, as a contract may use it. */
export interface Subject {
  readonly name: string
  /** Somebody the app has never seen. Each has a different Zoom user, as long as there are enough. */
  newPerson(): Promise<Person>
  /** What the app can't do. */
  missing(needs: readonly Capability[]): Capability[]
  /** Stops the app and starts it again on its data. Needs the capability `restart`. */
  restart(): Promise<void>
  /** Starts one more instance of the app on the same data. Needs the capability `instances`. */
  startAnother(): Promise<Instance>
}

export interface SubjectSettings {
  readonly app: RunningSubject
  readonly zoom: MockZoom
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
  const { app, zoom, newName } = settings
  const { description } = app
  const mayVisit = addressesOf(description, zoom)
  let persons = 0
  const can: Readonly<Record<Capability, boolean>> = {
    disconnect: description.requests.disconnect !== undefined,
    status: description.requests.status !== undefined,
    webhooks: description.webhooks !== undefined,
    restart: app.restart !== undefined,
    instances: app.startAnother !== undefined,
    'other-uses': (description.requests.alsoUse ?? []).length > 0,
  }
  return {
    name: description.name,
    missing: (needs) => needs.filter((capability) => !can[capability]),
    restart: () => app.restart?.() ?? cannot('restart'),
    startAnother: () => app.startAnother?.() ?? cannot('instances'),
    async newPerson() {
      const users = await zoom.users.list()
      const zoomUser = users[persons++ % users.length]
      if (zoomUser === undefined)
        throw new ContractError('mock-failed', 'The mock has no Zoom user to sign in with.')
      const name = newName()
      return createPerson({
        name,
        zoomUser,
        agent: browserFor(name, settings, mayVisit),
        description,
        zoom,
      })
    },
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
    requestTimeoutMs,
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
  return (url) => isLoopback(url) || allowed.includes(url.hostname)
}
