import type { MockZoom } from '../mock-zoom/index.ts'
import { ContractError } from './contract-error.ts'
import { createPerson, type Person } from './person.ts'
import type { SubjectDescription } from './subject-description.ts'
import { createUserAgent, type UserAgent } from './user-agent.ts'
import { isLoopback } from './web-address.ts'

/** The app under judgement, as a contract may use it. */
export interface Subject {
  readonly name: string
  /** Somebody the app has never seen. Each has another Zoom user, as long as there are any. */
  newPerson(): Person
}

export interface SubjectSettings {
  readonly description: SubjectDescription
  readonly zoom: MockZoom
  readonly newName: () => string
  readonly signal: AbortSignal
  readonly requestTimeoutMs?: number | undefined
}

/** The app behind the description, driven over HTTP alone. */
export function createSubject(settings: SubjectSettings): Subject {
  const { description, zoom, newName } = settings
  const mayVisit = addressesOf(description, zoom)
  let persons = 0
  return {
    name: description.name,
    newPerson() {
      const zoomUser = zoom.users[persons++ % zoom.users.length]
      if (zoomUser === undefined)
        throw new ContractError('mock-failed', 'The mock has no Zoom user to sign in with.')
      return createPerson({
        name: newName(),
        zoomUser,
        agent: browserOf(settings, mayVisit),
        description,
        zoom,
      })
    },
  }
}

function browserOf(
  { zoom, signal, requestTimeoutMs }: SubjectSettings,
  mayVisit: (url: URL) => boolean,
): UserAgent {
  return createUserAgent({
    mayVisit,
    outsideHint: `If it means Zoom: point the app at the mock, ${zoom.url}. If it is the app’s own: name it in "hosts".`,
    signal,
    ...(requestTimeoutMs !== undefined && { timeoutMs: requestTimeoutMs }),
  })
}

/** The real Zoom is none of them: an app that is not pointed at the mock must not get a test run sent there. */
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
