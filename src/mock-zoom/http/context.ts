import type { ParameterizedContext } from 'koa'
import type { RouteName } from '../domain/journal-event.ts'

/** What one request carries along. */
export interface RequestState {
  /** Also the `rid` of the `x-zm-trackingid` header. */
  requestId: string
  route: RouteName
  /** The body as it came, once it was read. */
  body: string
}

export type ZoomContext = ParameterizedContext<RequestState>
