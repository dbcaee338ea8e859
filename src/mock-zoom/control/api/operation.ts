import type { z } from 'zod'

/**
 * What one route of the control API takes and answers, without how. The router, the OpenAPI document and the client
 * are all made from it. It imports no server, so that a client can use it.
 */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** `{name}` stands for a part of the path that the caller fills in. */
  readonly path: `/__mock/${string}`
  /** One line for the document. */
  readonly summary: string
  /** Says what each `{name}` of the path is. */
  readonly inPath?: Readonly<Record<string, string>>
  readonly query?: z.ZodObject
  readonly headers?: z.ZodObject
  /** What is said about a query or header that can't be right. Bodies have their mistakes named one by one. */
  readonly badQuery?: { readonly problem: string; readonly remedy: string }
  /** A JSON body. None sent is `{}`. */
  readonly body?: z.ZodType
  /** The status when all is well. */
  readonly status: 200 | 201 | 204 | 303
  /** The JSON that is sent with it. */
  readonly answer?: z.ZodType
  /** With `Accept: text/event-stream` it sends one of these per event instead, and goes on. */
  readonly streams?: z.ZodType
  /** The statuses of its own with which it can say no, and when. */
  readonly refusals?: Readonly<Partial<Record<RefusalStatus, string>>>
}

export type RefusalStatus = 400 | 404 | 409 | 503

/** Operations that belong together, by name. */
export type OperationGroup = Readonly<Record<string, Operation>>

/** Describes an operation, and keeps its precise type. */
export function operation<const Described extends Operation>(described: Described): Described {
  return described
}

/** The names between braces in a path. */
export type PathName<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathName<Rest>
  : never

/** What the schema of one part of an operation yields; undefined where it has none. */
export type Parsed<Described extends Operation, Part extends 'query' | 'headers' | 'body'> =
  Described extends Readonly<Record<Part, infer Schema extends z.ZodType>> ? z.output<Schema> : undefined
