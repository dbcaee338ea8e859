import { isDeepStrictEqual } from 'node:util'
import { parseJson } from '../mock-zoom/index.ts'
import { fillPath, fillText, type JsonValue, memberAt, type StepValues } from './step-values.ts'

/** Where in a response a value is. */
export type TakeFrom =
  /** A member of its JSON, such as `data.url` or `items.0.id`. */
  | { readonly json: string }
  | { readonly header: string }
  /** A form field or a `meta` element of its page, by name. */
  | { readonly field: string }
  /** A cookie that the browser has for its URL. */
  | { readonly cookie: string }

/** Values to keep for later steps and requests of this person, where `{name}` stands for them. */
type Take = Readonly<Record<string, TakeFrom>>

/** A request to the app. Placeholders such as `{person}` are filled in, in path, header, form and JSON values. */
export interface SubjectRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `baseUrl`, or a whole URL. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly form?: Readonly<Record<string, string>>
  readonly json?: JsonValue
  /** Then clicks this on the page: a selector as Playwright reads it. Needs a real browser. */
  readonly click?: string
  readonly take?: Take
}

/** What somebody does on the page that the last step led to, or with what they took from it. */
export type PageStep =
  /** Goes to a path or URL, such as one that was taken from a response. */
  | { readonly open: string; readonly take?: Take }
  /** Follows the link with this text, or to this path. */
  | { readonly follow: string; readonly take?: Take }
  /** Submits the form with a button of this text, or to this path; hidden fields go with it. */
  | {
      readonly submit: string
      readonly fields?: Readonly<Record<string, string>>
      readonly take?: Take
    }

export type SubjectStep = SubjectRequest | PageStep

/** One request, or a request and steps that follow. */
export type SubjectAction = SubjectRequest | readonly [SubjectRequest, ...SubjectStep[]]

/** One status, or all of a class. */
export type StatusPattern = number | '2xx' | '3xx' | '4xx' | '5xx'

/** How a response may look; everything stated must hold. A status may be given alone. */
export type AnswerPattern =
  | StatusPattern
  | {
      readonly status?: StatusPattern
      /** This text is on the page. */
      readonly text?: string
      /** Its JSON has these members; `zoom.connected` is one within another. */
      readonly json?: Readonly<Record<string, JsonValue>>
      /** The browser ended at this path of the app. */
      readonly path?: string
      /** Its query has these parameters: with this value, with any (true), or not at all (false). */
      readonly query?: Readonly<Record<string, string | boolean>>
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
    readonly signIn?: SubjectAction
    /** Leads to Zoom. A server-to-server app has none, nor has one that only takes Zoom's events: nobody connects to them. */
    readonly connect?: SubjectAction
    /** Anything for which the app must call Zoom's API, on the person's behalf or on its account's. One that only signs people in has none. */
    readonly use?: SubjectAction
    /** Further requests that make it call Zoom: a bug can be in just one of them. */
    readonly alsoUse?: readonly SubjectAction[]
    readonly disconnect?: SubjectAction
    /** Says whether the person is connected, see `answers.connected`. */
    readonly status?: SubjectAction
  }
  /** Where Zoom's events go. The app has to use {@link testWebhookSecret} as its secret token. */
  readonly webhooks?: { readonly path: string }
  /** Where Zoom sends the browser back to. */
  readonly callback?: { readonly path: string }
  /** For each response of the app, in seconds; 10 by default. */
  readonly requestTimeout?: number
  /** Other settings of its registration at Zoom; all off by default. */
  readonly registration?: {
    /** An admin allows it for their account; then every person is one, and the scopes end in `:admin`. */
    readonly kind?: 'user-managed' | 'admin-managed'
    readonly optionalScopes?: readonly string[]
    /** The redirect URI must be exactly `callback.path` at `baseUrl`. */
    readonly strictMode?: boolean
    readonly subdomainCheck?: boolean
  }
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
  | 'sign-in'
  | 'connect'
  | 'use'
  | 'disconnect'
  | 'status'
  | 'webhooks'
  | 'restart'
  | 'instances'
  | 'other-uses'
  | 'accounts'
  | 'output'

/** What is missing, in words that complete "needs …". */
export const capabilityNames: Readonly<Record<Capability, string>> = {
  'sign-in': 'a request that signs a person in (signIn)',
  connect: 'a request that leads to Zoom (connect)',
  use: 'a request that makes the app call Zoom (use)',
  disconnect: 'a request to disconnect (disconnect)',
  status: 'a request that says whether a person is connected (status)',
  webhooks: 'a URL for Zoom’s webhooks (webhooks)',
  restart: 'an app that the runner starts and that keeps its data (start.keepsData)',
  instances: 'an app that can run several instances on the same data (start.instances)',
  'other-uses': 'another request that makes the app call Zoom (alsoUse)',
  accounts: 'a request that names the account it is for ({accountId} in requests.use)',
  output: 'an app that the runner starts, so that it sees what the app prints (start)',
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

/** The steps of an action, one or more. */
export function stepsOf(action: SubjectAction): readonly [SubjectRequest, ...SubjectStep[]] {
  return 'method' in action ? [action] : action
}

/** Where the browser ended, and what was there. */
export interface Answer {
  readonly status: number
  readonly url: URL
  readonly text: string
  readonly atZoom: boolean
  /** Somebody wanted to go on from there and could not. */
  readonly isStuck: boolean
}

/** What a response means for this app. A browser that ended at Zoom, or halfway, never counts as success. */
export function readAnswer(
  answer: Answer,
  { asksToReconnect, works }: SubjectDescription['answers'],
  values: StepValues = {},
): OutcomeKind {
  const isOneOf = (patterns: readonly AnswerPattern[]) =>
    patterns.some((pattern) => matches(answer, filledPattern(pattern, values)))
  if (isOneOf(asksToReconnect)) return 'asks-to-reconnect'
  return !answer.isStuck && isOneOf(works) ? 'works' : 'failed'
}

function filledPattern(pattern: AnswerPattern, values: StepValues): AnswerPattern {
  if (typeof pattern !== 'object') return pattern
  const { text, path } = pattern
  return {
    ...pattern,
    ...(text !== undefined && { text: fillText(text, values) }),
    ...(path !== undefined && { path: fillPath(path, values) }),
  }
}

/** Whether a response to `status` says that the person is connected. Without a description of it, every good response does. */
export function saysConnected(
  text: string,
  { connected }: SubjectDescription['answers'],
  values: StepValues = {},
): boolean {
  if (connected === undefined) return true
  if ('text' in connected) return text.includes(fillText(connected.text, values))
  return holds(text, connected.json)
}

function holds(text: string, members: Readonly<Record<string, JsonValue>>): boolean {
  const answer = parseJson(text)
  return Object.entries(members).every(([key, value]) => isDeepStrictEqual(memberAt(answer, key), value))
}

export type OutcomeKind = 'works' | 'asks-to-reconnect' | 'failed'

function matches(answer: Answer, pattern: AnswerPattern): boolean {
  if (typeof pattern !== 'object') return !answer.atZoom && hasStatus(answer.status, pattern)
  const { status, text, json, path, query = {}, atZoom = false } = pattern
  return (
    answer.atZoom === atZoom &&
    (status === undefined || hasStatus(answer.status, status)) &&
    (text === undefined || answer.text.includes(text)) &&
    (json === undefined || holds(answer.text, json)) &&
    (path === undefined || answer.url.pathname === path) &&
    Object.entries(query).every(([name, value]) => hasParameter(answer.url, name, value))
  )
}

function hasParameter({ searchParams }: URL, name: string, value: string | boolean): boolean {
  return typeof value === 'boolean'
    ? searchParams.has(name) === value
    : searchParams.getAll(name).includes(value)
}

/** Whether the pattern includes the status. */
export function hasStatus(status: number, pattern: StatusPattern): boolean {
  return typeof pattern === 'number' ? status === pattern : Math.floor(status / 100) === Number(pattern[0])
}
