import type { ReadyAnswerName } from './ready-answer.ts'
import type { RouteName } from './route-name.ts'

/** The route that a fault applies to: one of the mock's, or all of them. */
export const faultRoutes = ['authorize', 'token', 'devicecode', 'revoke', 'api', 'page', 'all'] as const
/** Which requests a fault applies to: those of one route, or `all`. */
export type FaultRoute = (typeof faultRoutes)[number]

/** A deliberate misbehaviour of Zoom: which requests meet it, and what happens to them. */
export interface Fault {
  readonly route: FaultRoute
  readonly grantType?: string | undefined
  /** The whole path, or its beginning followed by `*`. */
  readonly path?: string | undefined
  /** This many requests meet it. If neither this nor `share` is given, one does. */
  readonly next?: number | undefined
  /** This share of requests meets it, from 0 to 1, until it is cleared. */
  readonly share?: number | undefined
  /** Before Zoom looks at the request, or after it has permanently done everything that was asked. */
  readonly when: 'before' | 'after'
  /** In milliseconds of real time. */
  readonly delay?: number | undefined
  readonly drop?: true | undefined
  /** Nothing is sent, for as long as the client waits. */
  readonly hang?: true | undefined
  readonly answer?: ReadyAnswerName | undefined
  readonly status?: number | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: string | undefined
  readonly retryAfter?: number | string | undefined
  readonly zoomHeaders: boolean
  /** Only this many bytes of the body are sent, then the connection is closed. */
  readonly cutAfter?: number | undefined
}

/** A fault that is waiting for its requests. */
export interface ActiveFault extends Fault {
  readonly id: string
  /** How many more requests meet it; null for a share. */
  readonly remaining: number | null
  /** How many requests have met it. */
  readonly injected: number
  /** It comes from the options, so a reset brings it back. */
  readonly configured: boolean
}

/** The properties of a request that a fault is matched against. */
export interface FaultableRequest {
  readonly route: RouteName
  readonly path: string
  readonly grantType: string | undefined
}

/** The fault that a request meets: the first that matches. `chance` gives numbers from 0 to 1, one for each `share` that is checked. */
export function chooseFault(
  faults: readonly ActiveFault[],
  request: FaultableRequest,
  chance: () => number,
): ActiveFault | undefined {
  return faults.find((fault) => fits(fault, request) && (fault.share === undefined || chance() < fault.share))
}

function fits({ route, path, grantType }: Fault, request: FaultableRequest): boolean {
  return (
    (route === 'all' || route === request.route) &&
    (grantType === undefined || grantType === request.grantType) &&
    (path === undefined || fitsPath(path, request.path))
  )
}

function fitsPath(wanted: string, path: string): boolean {
  return wanted.endsWith('*') ? path.startsWith(wanted.slice(0, -1)) : path === wanted
}

/** Whether the fault has its own response, which replaces Zoom's. */
export function replacesAnswer({ answer, status }: Fault): boolean {
  return answer !== undefined || status !== undefined
}

/** What happens to the response, in one word for the journal. */
export function outcomeOf(fault: Fault): 'delayed' | 'answered' | 'cut' | 'dropped' | 'hung' {
  if (fault.hang) return 'hung'
  if (fault.drop) return 'dropped'
  if (fault.cutAfter !== undefined) return 'cut'
  return replacesAnswer(fault) ? 'answered' : 'delayed'
}
