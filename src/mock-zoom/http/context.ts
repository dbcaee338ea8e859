import type { ParameterizedContext } from 'koa'
import type { RouteName } from '../domain/route-name.ts'

/** What one request carries along. */
export interface RequestState {
  /** Also the `rid` of the `x-zm-trackingid` header. */
  requestId: string
  /** The seq of the last journal entry when the request came. */
  arrivedAfter: number
  route: RouteName
  /** The body as it came, once it was read. */
  body: string
  /** The reading of the body, which can be done only once. */
  reading?: Promise<string>
  /** The fault that the request met; whether it dropped the connection; what was sent of a body that it cut. */
  fault?: { readonly id: string; readonly dropped?: true; readonly sent?: string }
}

export type ZoomContext = ParameterizedContext<RequestState>
