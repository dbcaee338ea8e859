import { isDeepStrictEqual } from 'node:util'
import { parseJson } from '../mock-zoom/index.ts'

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
  /** Then clicks this on the page: a selector as Playwright reads it. Needs a real browser. */
  readonly click?: string
}

/** One status, or all of a class. */
export type StatusPattern = number | '2xx' | '3xx' | '4xx' | '5xx'

/** How a response may look; everything stated must hold. A status may be given alone. */
export type AnswerPattern =
  | StatusPattern
  | {
      readonly status?: StatusPattern
      /** This text is on the page. */
      readonly text?: string
      /** Its JSON has these members. */
      readonly json?: Readonly<Record<string, JsonValue>>
      /** The browser ended at this path of the app. */
      readonly path?: string
      /** The browser was sent to Zoom, to allow the app there. */
      readonly atZoom?: boolean
    }

/** The kind of OAuth app that an app has at Zoom: people allow the one, the other acts for its own account. */
export type AppKind = 'user-managed' | 'server-to-server'

/** An app as the contracts see it: where it is, and how it is used. Plain data. */
export interface SubjectDescription {
  readonly name: string
  /** By default `user-managed`. */
  readonly kind?: AppKind
  readonly baseUrl: string
  /** Hosts to which the app may send the browser, in addition to `baseUrl`'s, the mock's and this machine's own. */
  readonly hosts?: readonly string[]
  readonly requests: {
    /** Binds the person to the browser. Left out if the app needs no sign-in. */
    readonly signIn?: SubjectRequest
    /** Leads to Zoom. A server-to-server app has none: nobody connects to it. */
    readonly connect?: SubjectRequest
    /** Anything for which the app must call Zoom's API, on the person's behalf or on its account's. */
    readonly use: SubjectRequest
    /** Further requests that make it call Zoom: a bug can be in just one of them. */
    readonly alsoUse?: readonly SubjectRequest[]
    readonly disconnect?: SubjectRequest
    /** Says whether the person is connected, see `answers.connected`. */
    readonly status?: SubjectRequest
  }
  /** Where Zoom's events go. The app has to use {@link testWebhookSecret} as its secret token. */
  readonly webhooks?: { readonly path: string }
  /** Where Zoom sends the browser back to. */
  readonly callback?: { readonly path: string }
  /** The scopes of the app's registration at Zoom; by default those of the mock's first app. */
  readonly scopes?: readonly string[]
  /** How to read the app's responses, `asksToReconnect` first; every other response means that the request failed. */
  readonly answers: {
    readonly works: readonly AnswerPattern[]
    readonly asksToReconnect: readonly AnswerPattern[]
    /** What the response to `status` says when the person is connected: these members of its JSON, or this text. */
    readonly connected?: { readonly json: Readonly<Record<string, JsonValue>> } | { readonly text: string }
  }
}

/** The secret token that the runner gives the app at (mock) Zoom. */
export const testWebhookSecret = 'acme-webhook-secret-for-dev-01'

/** What a contract may need from an app, besides connecting and using. */
export type Capability =
  | 'disconnect'
  | 'status'
  | 'webhooks'
  | 'restart'
  | 'instances'
  | 'other-uses'
  | 'accounts'

/** What is missing, in words that complete "needs …". */
export const capabilityNames: Readonly<Record<Capability, string>> = {
  disconnect: 'a request to disconnect (disconnect)',
  status: 'a request that says whether a person is connected (status)',
  webhooks: 'a URL for Zoom’s webhooks (webhooks)',
  restart: 'an app that the runner starts and that keeps its data (start.keepsData)',
  instances: 'an app that can run several instances on the same data (start.instances)',
  'other-uses': 'another request that makes the app call Zoom (alsoUse)',
  accounts: 'a request that names the account it is for ({accountId} in requests.use)',
}

/** The requests of the reference client. Any app may use the same ones, and then needs no further description. */
export function describeByDefault(baseUrl: string, name = baseUrl): SubjectDescription {
  const headers = { accept: 'application/json' }
  return {
    name,
    baseUrl,
    requests: {
      signIn: { method: 'POST', path: '/sign-in', form: { person: '{person}' } },
      connect: { method: 'GET', path: '/connect' },
      use: { method: 'POST', path: '/use', headers },
      alsoUse: [{ method: 'POST', path: '/schedule', headers }],
      disconnect: { method: 'POST', path: '/disconnect', headers },
      status: { method: 'GET', path: '/status', headers },
    },
    webhooks: { path: '/zoom/events' },
    answers: { works: ['2xx'], asksToReconnect: [409], connected: { json: { connected: true } } },
  }
}

/** The same for the reference client of the kind server-to-server. */
export function describeServerToServer(baseUrl: string, name = baseUrl): SubjectDescription {
  const about = { method: 'POST', form: { user: '{zoomUserEmail}' } } as const
  return {
    name,
    kind: 'server-to-server',
    baseUrl,
    requests: {
      use: { ...about, path: '/accounts/{accountId}/user' },
      alsoUse: [{ ...about, path: '/accounts/{accountId}/meetings' }],
    },
    answers: { works: ['2xx'], asksToReconnect: [] },
  }
}

/** The request with the person's name in it. */
export function requestFor(person: string, request: SubjectRequest): SubjectRequest {
  return filledRequest(request, { person })
}

/** The request with these values in place of `{their names}`. */
export function filledRequest(
  request: SubjectRequest,
  values: Readonly<Record<string, string>>,
): SubjectRequest {
  const fill = (text: string, encode: (value: string) => string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name]
      return value === undefined ? whole : encode(value)
    })
  const put = (text: string) => fill(text, (value) => value)
  return {
    method: request.method,
    path: fill(request.path, encodeURIComponent),
    ...(request.headers && { headers: mapValues(request.headers, put) }),
    ...(request.form && { form: mapValues(request.form, put) }),
    ...(request.json !== undefined && { json: mapStrings(request.json, put) }),
    ...(request.click !== undefined && { click: put(request.click) }),
  }
}

/** Where the browser ended, and what was there. */
export interface Answer {
  readonly status: number
  readonly path: string
  readonly text: string
  readonly atZoom: boolean
}

/** What a response means for this app. A browser that ended at Zoom never counts as success. */
export function readAnswer(
  answer: Answer,
  { asksToReconnect, works }: SubjectDescription['answers'],
): OutcomeKind {
  if (asksToReconnect.some((pattern) => matches(answer, pattern))) return 'asks-to-reconnect'
  return works.some((pattern) => matches(answer, pattern)) ? 'works' : 'failed'
}

/** Whether a response to `status` says that the person is connected. Without a description of it, every good response does. */
export function saysConnected(text: string, { connected }: SubjectDescription['answers']): boolean {
  if (connected === undefined) return true
  if ('text' in connected) return text.includes(connected.text)
  return holds(text, connected.json)
}

function holds(text: string, members: Readonly<Record<string, JsonValue>>): boolean {
  const answer: { readonly [key: string]: unknown } = Object(parseJson(text))
  return Object.entries(members).every(([key, value]) => isDeepStrictEqual(answer[key], value))
}

export type OutcomeKind = 'works' | 'asks-to-reconnect' | 'failed'

function matches(answer: Answer, pattern: AnswerPattern): boolean {
  if (typeof pattern !== 'object') return !answer.atZoom && hasStatus(answer.status, pattern)
  const { status, text, json, path, atZoom = false } = pattern
  return (
    answer.atZoom === atZoom &&
    (status === undefined || hasStatus(answer.status, status)) &&
    (text === undefined || answer.text.includes(text)) &&
    (json === undefined || holds(answer.text, json)) &&
    (path === undefined || answer.path === path)
  )
}

/** Whether the pattern includes the status. */
export function hasStatus(status: number, pattern: StatusPattern): boolean {
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
