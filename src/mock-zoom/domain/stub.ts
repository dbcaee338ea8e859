import type { RateLimitCategory } from './api.ts'
import { matchPath } from './path-template.ts'

/** What a stub is told of a request: nothing secret, and nothing that it can change. */
export interface StubRequest {
  readonly method: string
  readonly path: string
  /** The parts of the path that vary, decoded. */
  readonly params: Readonly<Record<string, string>>
  /** The query, without an access token. A parameter that came twice has its first value. */
  readonly query: Readonly<Record<string, string>>
  /** The JSON that was sent; undefined if it was something else or nothing. */
  readonly body: unknown
  /** The Zoom user for whom the token speaks. */
  readonly user: {
    readonly id: string
    readonly email: string
    readonly accountId: string
    readonly firstName: string
    readonly lastName: string
  }
  /** The mock's address, without a slash at the end. */
  readonly url: string
  /** The time by the mock's clock, in milliseconds since 1970. */
  readonly now: number
}

/** What a stub responds with. */
export interface StubAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** The bytes to send, as text; empty for none. */
  readonly text: string
  readonly type: string
}

/** The user's own response to an operation: whom it is for, what a call needs, and what is sent. */
export interface Stub {
  readonly id: string
  readonly method: string
  /** With the parts that vary in braces: `/v2/users/{userId}/recordings`. */
  readonly path: string
  /** Any of these scopes opens it; undefined for those of Zoom's operation. */
  readonly scopes?: readonly string[] | undefined
  readonly category?: RateLimitCategory | undefined
  /** Only for this Zoom user, by id or email. */
  readonly user?: string | undefined
  /** Only for this grant. */
  readonly grant?: string | undefined
  /** Makes the response. Throws if it can't. */
  readonly answer: (request: StubRequest) => StubAnswer | Promise<StubAnswer>
}

/** The holder of a token, as far as stubs ask. */
export interface StubCaller {
  readonly userId: string
  readonly email: string
  readonly grantId: string
}

/** The stub for a call: of those that fit, the one that was added last. Without a known caller, whoever it is for. */
export function chooseStub(
  stubs: readonly Stub[],
  method: string,
  path: string,
  caller: StubCaller | undefined,
): { readonly stub: Stub; readonly params: Readonly<Record<string, string>> } | undefined {
  for (const stub of stubs.toReversed()) {
    const params = stub.method === method ? matchPath(stub.path, path) : undefined
    if (params && isFor(stub, caller)) return { stub, params }
  }
  return undefined
}

function isFor({ user, grant }: Stub, caller: StubCaller | undefined): boolean {
  if (!caller) return true
  const isTheirs = user === undefined || user === caller.userId || user === caller.email
  return isTheirs && (grant === undefined || grant === caller.grantId)
}
