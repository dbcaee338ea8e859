import type { RouteName } from '../domain/route-name.ts'
import type { FlowContext } from '../flow-context.ts'
import type { ZoomContext } from '../http/context.ts'
import type { SendRefusal } from '../http/send-refusal.ts'
import type { Confidence } from '../zoom/profiles.ts'

/** A route of Zoom's: a row of oauth/endpoints.ts, or made from one of api/endpoints.ts. */
export interface ZoomEndpoint {
  readonly method: string
  readonly path: string
  readonly route: RouteName
  /** What it is for, and how sure it is that Zoom has it: docs/fidelity.md is made from this. */
  readonly what: string
  readonly confidence: Confidence
  readonly source: readonly string[]
  readonly handler: (
    context: FlowContext,
    sendRefusal: SendRefusal,
  ) => (ctx: EndpointContext) => Promise<void>
}

export type EndpointContext = ZoomContext & {
  /** The parts of the path that vary, decoded once. */
  readonly params: Readonly<Record<string, string>>
}
