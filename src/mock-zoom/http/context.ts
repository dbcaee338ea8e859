import type { ParameterizedContext } from 'koa'
import type { RouteName } from '../domain/route-name.ts'

/** What the client of a request can have known, each as the seq of a journal entry. */
export interface Arrival {
  /** The last entry that existed when it sent the request. */
  readonly arrivedAfter: number
  /** Responses that it may not have had time to hear of, because they went out just before on other connections. */
  readonly justAnswered?: readonly number[]
}

/** The state of one request. */
export interface RequestState {
  /** Also the `rid` of the `x-zm-trackingid` header. */
  requestId: string
  arrival: Arrival
  route: RouteName
  /** The body as it arrived, once it has been read. */
  body: string
  /** The promise of the body, which can be read only once. */
  reading?: Promise<string>
  /** The guard refused it. */
  turnedAway?: true
  /** Zoom's line, on a page that was sent to somebody's browser. */
  errorLine?: string
  /** The fault that the request met, whether it dropped the connection, and what was sent of a body that it cut. */
  fault?: { readonly id: string; readonly dropped?: true; readonly sent?: string }
}

export type ZoomContext = ParameterizedContext<RequestState>
