import type { ParameterizedContext } from 'koa'
import type { RouteName } from '../domain/route-name.ts'

/** The state of one request. */
export interface RequestState {
  /** Also the `rid` of the `x-zm-trackingid` header. */
  requestId: string
  /** The seq of the last journal entry when the request arrived. */
  arrivedAfter: number
  route: RouteName
  /** The body as it arrived, once it has been read. */
  body: string
  /** The promise of the body, which can be read only once. */
  reading?: Promise<string>
  /** The fault that the request met, whether it dropped the connection, and what was sent of a body that it cut. */
  fault?: { readonly id: string; readonly dropped?: true; readonly sent?: string }
}

export type ZoomContext = ParameterizedContext<RequestState>
