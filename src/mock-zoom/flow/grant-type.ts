import type { Accepted } from '../domain/accepted.ts'
import type { App } from '../domain/app.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { FlowContext } from '../flow-context.ts'
import type { AuthenticatedRequest } from './authenticated-request.ts'
import type { IssuedTokens } from './grants.ts'

/** A token request by a client that has proved who it is. `get` reads the parameters of its grant type. */
export interface GrantRequest<Name extends string = string> extends AuthenticatedRequest {
  readonly app: App
  readonly get: (name: Name) => string | undefined
}

/** What the journal shows of a parameter: all of it, or only enough to recognise it. */
type Shown = 'open' | 'secret'

/** A way to get tokens: a row of grant-types.ts. */
export interface GrantType<Name extends string = string> {
  /** As it is on the wire. */
  readonly grantType: string
  /** What it reads, besides what authenticates the client. */
  readonly parameters: Readonly<Record<Name, Shown>>
  /** Issues tokens, or records why not. */
  readonly run: (context: FlowContext, request: GrantRequest<Name>) => Accepted<IssuedTokens> | Refusal
}

/** Makes sure that a row reads only the parameters that it lists. */
export function grantType<Name extends string>(row: GrantType<Name>): GrantType<Name> {
  return row
}
