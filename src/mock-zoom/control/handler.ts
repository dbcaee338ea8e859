import type { z } from 'zod'
import type { ZoomContext } from '../http/context.ts'
import type { Operation, OperationGroup, Parsed, PathName, RefusalStatus } from './api/operation.ts'

/** A call of an operation, checked against its description. */
export interface Asked<Described extends Operation> {
  readonly ctx: ZoomContext
  readonly path: Readonly<Record<PathName<Described['path']>, string>>
  readonly query: Parsed<Described, 'query'>
  readonly headers: Parsed<Described, 'headers'>
  readonly body: Parsed<Described, 'body'>
}

/** A "no" of the control API, with one of the statuses that the operation's description names. */
export class ControlRefusal<Status extends RefusalStatus = RefusalStatus> {
  readonly status: Status
  readonly problem: string
  readonly remedy: string

  constructor(status: Status, problem: string, remedy: string) {
    this.status = status
    this.problem = problem
    this.remedy = remedy
  }
}

export function refuseCall<Status extends RefusalStatus>(
  status: Status,
  problem: string,
  remedy: string,
): ControlRefusal<Status> {
  return new ControlRefusal(status, problem, remedy)
}

type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T

type RefusalOf<Described extends Operation> =
  Described extends Readonly<Record<'refusals', infer Refusals>>
    ? ControlRefusal<Extract<keyof Refusals, RefusalStatus>>
    : never

/** What is sent as JSON. Undefined sends none: there is none to send, or the handler streams. */
type AnswerOf<Described extends Operation> =
  | (Described extends Readonly<Record<'answer', infer Schema extends z.ZodType>>
      ? Frozen<z.input<Schema>>
      : undefined)
  | (Described extends Readonly<Record<'streams', z.ZodType>> ? undefined : never)

type Answered<Described extends Operation> = AnswerOf<Described> | RefusalOf<Described>

export type Handler<Described extends Operation> = (
  asked: Asked<Described>,
) => Answered<Described> | Promise<Answered<Described>>

/** One handler for each operation of a group: the compiler asks for those that are missing. */
export type Handlers<Group extends OperationGroup> = { readonly [Name in keyof Group]: Handler<Group[Name]> }
