import type { z } from 'zod'
import type { Mock } from '../mock/create.ts'
import type { Sandboxes } from '../mock/sandboxes.ts'

/**
 * What one route of the control API takes and returns, without its code. Its file loads no server, so that a client can
 * use it too.
 */
export interface Description {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** `{name}` stands for a part of the path that the caller fills in. */
  readonly path: `/__mock/${string}`
  /** One line for the document. */
  readonly summary: string
  /** Says what each `{name}` of the path is. */
  readonly inPath?: Readonly<Record<string, string>>
  readonly query?: z.ZodObject
  readonly headers?: z.ZodObject
  /** What to say about an invalid query or header. For bodies, each mistake is named. */
  readonly badQuery?: { readonly problem: string; readonly remedy: string }
  /** A JSON body. If none is sent, it is `{}`. */
  readonly body?: z.ZodType
  /** How long the body may be, such as `64mb`, where it may be longer than a request of an app. */
  readonly bodyLimit?: string
  /** The status of success. */
  readonly status: 200 | 201 | 204 | 303
  /** The JSON that is sent with it. */
  readonly answer?: z.ZodType
  /** What plain text is sent with it, in place of JSON. */
  readonly text?: string
  /** With `Accept: text/event-stream`, it sends one of these in each event instead, and continues. */
  readonly streams?: z.ZodType
  /** The statuses with which this operation can refuse, and when. */
  readonly refusals?: Readonly<Partial<Record<RefusalStatus, string>>>
}

export type RefusalStatus = 400 | 404 | 409 | 503

/** What an operation runs on, and how its caller reached it. */
export interface Running {
  readonly mock: Mock
  readonly sandboxes: Sandboxes
  /** How long a sandbox lives: over HTTP, its maker may never close it. */
  readonly life: 'until idle' | 'until closed'
  /** The mock's address, as its caller knows it. */
  url(): string
  /** The id of the caller's request. */
  requestId(): string
}

/** A call as it goes over the wire, before it is checked. */
export interface Sent {
  readonly path?: Readonly<Record<string, string>> | undefined
  readonly query?: object | undefined
  readonly body?: unknown
}

/** A call that was checked against its description. */
export interface Asked {
  readonly path: Readonly<Record<string, string>>
  readonly query: unknown
  readonly headers: unknown
  readonly body: unknown
}

/** Receives what an operation streams. */
export interface Listener {
  /** What exists already, each with where to continue after it: taken as fast as whoever reads it does. */
  all(items: Iterable<readonly [id: number, item: object]>): void
  /** `id` is where to continue after this item. */
  item(id: number, item: object): void
  /** Everything so far was removed, and the numbers start again. */
  emptied(): void
}

/** One thing that can be done with a mock: how it is called by each door, and what it does. */
export interface Operation extends Description {
  /** Turns the arguments of the interface's member into a request. */
  readonly given: (...given: never[]) => Sent
  /** Does it. To refuse, throws a MockZoomError with a status from `refusals`. */
  readonly run: (on: Running, asked: never) => unknown
  /** Sends what exists at once, then what is new. Returns the function that ends this. */
  readonly follow?: (on: Running, asked: never, listener: Listener) => () => void
}

export type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T

export type AnswerOf<Described extends Description> =
  Described extends Readonly<Record<'answer', infer Schema extends z.ZodType>>
    ? Frozen<z.input<Schema>>
    : // biome-ignore lint/suspicious/noConfusingVoidType: what a function without a result returns
      void

export type SentTo<Described extends Description> = ([PathName<Described['path']>] extends [never]
  ? { readonly path?: undefined }
  : { readonly path: Readonly<Record<PathName<Described['path']>, string>> }) &
  Part<Described, 'query'> &
  Part<Described, 'body'>

export type Part<Described extends Description, Name extends 'query' | 'body'> =
  Described extends Readonly<Record<Name, infer Schema extends z.ZodType>>
    ? { readonly [Key in Name]?: z.input<Schema> }
    : { readonly [Key in Name]?: undefined }

export interface AskedOf<Described extends Description> {
  readonly path: Readonly<Record<PathName<Described['path']>, string>>
  readonly query: Parsed<Described, 'query'>
  readonly headers: Parsed<Described, 'headers'>
  readonly body: Parsed<Described, 'body'>
}

/** Joins both parts of an operation and keeps their precise types, from which the interface's members get theirs. */
export function operation<
  const Described extends Description,
  Given extends readonly unknown[],
  Result extends AnswerOf<Described> | Promise<AnswerOf<Described>>,
>(
  described: Described,
  does: {
    readonly given: (...given: Given) => SentTo<Described>
    readonly run: (on: Running, asked: AskedOf<Described>) => Result
    readonly follow?: (on: Running, asked: AskedOf<Described>, listener: Listener) => () => void
  },
): Described & typeof does {
  return { ...described, ...does }
}

/** Operations that belong together, by name. */
export type OperationGroup = Readonly<Record<string, Operation>>

/** The names between braces in a path. */
export type PathName<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathName<Rest>
  : never

/** What the schema of one part of an operation yields; undefined if it has none. */
export type Parsed<Described extends Description, Part extends 'query' | 'headers' | 'body'> =
  Described extends Readonly<Record<Part, infer Schema extends z.ZodType>> ? z.output<Schema> : undefined

/** For operations that take nothing. */
export const nothing = () => ({})
