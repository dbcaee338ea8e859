/** A value that JSON can hold. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue }

/** A request to the app. `{person}` in path, header, form or JSON values becomes the person's name. */
export interface SubjectRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly form?: Readonly<Record<string, string>>
  readonly json?: JsonValue
}

/** One status, or all of a class. */
export type StatusPattern = number | '2xx' | '3xx' | '4xx' | '5xx'

/** An integration as the contracts see it: where it is, and how a person uses it. Plain data. */
export interface SubjectDescription {
  readonly name: string
  readonly baseUrl: string
  /** Hosts besides `baseUrl`'s, the mock's and this machine's own to which the app may send the browser. */
  readonly hosts?: readonly string[]
  readonly requests: {
    /** Binds the person to the browser. Left out where the app needs none. */
    readonly signIn?: SubjectRequest
    readonly connect: SubjectRequest
    /** Anything for which the app must call Zoom's API on the person's behalf. */
    readonly use: SubjectRequest
    readonly disconnect: SubjectRequest
    readonly status: SubjectRequest
  }
  /** How to read the app's answers; every other status means that the request failed. */
  readonly answers: {
    readonly works: readonly StatusPattern[]
    readonly asksToReconnect: readonly StatusPattern[]
  }
}

/** The requests of the reference client, which any app may copy to be judged without further description. */
export function describeByDefault(baseUrl: string, name = baseUrl): SubjectDescription {
  const headers = { accept: 'application/json' }
  return {
    name,
    baseUrl,
    requests: {
      signIn: { method: 'POST', path: '/sign-in', form: { person: '{person}' } },
      connect: { method: 'GET', path: '/connect' },
      use: { method: 'POST', path: '/use', headers },
      disconnect: { method: 'POST', path: '/disconnect', headers },
      status: { method: 'GET', path: '/status', headers },
    },
    answers: { works: ['2xx'], asksToReconnect: [409] },
  }
}

/** The request with the person's name in it. */
export function requestFor(person: string, request: SubjectRequest): SubjectRequest {
  const put = (text: string) => text.replaceAll('{person}', person)
  return {
    method: request.method,
    path: request.path.replaceAll('{person}', encodeURIComponent(person)),
    ...(request.headers && { headers: mapValues(request.headers, put) }),
    ...(request.form && { form: mapValues(request.form, put) }),
    ...(request.json !== undefined && { json: mapStrings(request.json, put) }),
  }
}

/** What an answer with this status means for this app. */
export function readStatus(status: number, answers: SubjectDescription['answers']): OutcomeKind {
  if (answers.asksToReconnect.some((pattern) => matches(status, pattern))) return 'asks-to-reconnect'
  return answers.works.some((pattern) => matches(status, pattern)) ? 'works' : 'failed'
}

export type OutcomeKind = 'works' | 'asks-to-reconnect' | 'failed'

function matches(status: number, pattern: StatusPattern): boolean {
  return typeof pattern === 'number' ? status === pattern : Math.floor(status / 100) === Number(pattern[0])
}

function mapValues(
  values: Readonly<Record<string, string>>,
  change: (text: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]))
}

function mapStrings(value: JsonValue, change: (text: string) => string): JsonValue {
  if (typeof value === 'string') return change(value)
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return value.map((item) => mapStrings(item, change))
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapStrings(item, change)]))
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}
