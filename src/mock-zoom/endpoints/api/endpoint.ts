import type { Accepted } from '../../domain/accepted.ts'
import type { EndpointRules, EndpointScopes } from '../../domain/api.ts'
import type { Parameters } from '../../domain/parameters.ts'
import type { ApiRefusal, Refusal } from '../../domain/refusal.ts'
import type { ApiCaller, ApiOutcome, ServeApi } from '../../flow/call-api.ts'
import { callApi } from '../../flow/call-api.ts'
import type { RateStanding } from '../../flow/rate-limit.ts'
import type { FlowContext } from '../../flow-context.ts'
import type { Confidence } from '../../zoom/profiles.ts'

/** One request, as an endpoint sees it. */
export interface ApiCall {
  readonly requestId: string
  readonly accessToken: string | undefined
  /** The Authorization header as it came. */
  readonly authorization: string
  readonly tokenInQuery: boolean
  /** The parts of the path that vary, decoded once. */
  readonly params: Readonly<Record<string, string>>
  readonly query: Parameters
  readonly body: string
}

/** A successful response: a status and a JSON body, or no body at all. */
export interface ApiSuccess {
  readonly status: number
  readonly body?: object
}

export interface ApiAnswer {
  readonly result: Accepted<ApiSuccess> | Refusal<ApiRefusal>
  readonly standing: RateStanding | null
}

/** A row of the table of endpoints: its name, what a call needs to be let in, and what it does. */
export interface ApiEndpoint extends EndpointRules {
  readonly method: string
  /** As the router writes it: `/v2/users/:userId`. */
  readonly path: string
  readonly scopes: EndpointScopes
  /** How sure it is that these are the scopes, in this order. */
  readonly confidence: Confidence
  readonly source: readonly string[]
  answer(context: FlowContext, call: ApiCall): ApiAnswer
}

interface Spec<Value> extends Omit<ApiEndpoint, 'name' | 'answer'> {
  /** What it does, within the transaction of the call. */
  serve(context: FlowContext, caller: ApiCaller, call: ApiCall): Accepted<Value> | Refusal<ApiRefusal>
  /** The response to that. */
  show(value: Value, context: FlowContext): ApiSuccess
}

/** Makes a row from what the endpoint does and what it says. */
export function endpoint<Value>({ serve, show, ...row }: Spec<Value>): ApiEndpoint {
  const name = `${row.method} ${row.path.replace(/:(\w+)/g, '{$1}')}`
  return {
    ...row,
    name,
    answer(context, call) {
      const { result, standing } = enter(context, { ...row, name }, call, (caller) =>
        serve(context, caller, call),
      )
      if (!result.ok) return { result, standing }
      return { result: { ok: true, value: show(result.value, context) }, standing }
    },
  }
}

/** Lets a call into what `rules` are about, or refuses it. */
export function enter<Value>(
  context: FlowContext,
  rules: EndpointRules,
  { requestId, accessToken, authorization, tokenInQuery, params }: ApiCall,
  serve: ServeApi<Value>,
): ApiOutcome<Value> {
  const speaksForMe = params.userId === 'me' || rules.name.split('/').includes('me')
  const request = { requestId, endpoint: rules, accessToken, authorization, tokenInQuery, speaksForMe }
  return callApi(context, request, serve)
}
