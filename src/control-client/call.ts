import type { z } from 'zod'
import type { Operation, OperationGroup } from '../mock-zoom/control-api.ts'
import { problemSchema } from '../mock-zoom/control-api.ts'

type PathArguments<Path extends string> = Path extends `${string}{${string}}${infer Rest}`
  ? [part: string, ...PathArguments<Rest>]
  : []

type BodyArgument<Described extends Operation> =
  Described extends Readonly<Record<'body', infer Body extends z.ZodType>>
    ? Record<never, never> extends z.input<Body>
      ? [body?: z.input<Body>]
      : [body: z.input<Body>]
    : []

type QueryArgument<Described extends Operation> =
  Described extends Readonly<Record<'query', infer Query extends z.ZodType>>
    ? [query?: Partial<z.output<Query>>]
    : []

type AnswerOf<Described extends Operation> =
  Described extends Readonly<Record<'answer', infer Answer extends z.ZodType>> ? z.output<Answer> : undefined

/** An operation as a function: the parts of its path, then its body, then its query. */
export type Call<Described extends Operation> = (
  ...given: [...PathArguments<Described['path']>, ...BodyArgument<Described>, ...QueryArgument<Described>]
) => Promise<AnswerOf<Described>>

export type Calls<Groups extends Readonly<Record<string, OperationGroup>>> = {
  readonly [Group in keyof Groups]: { readonly [Name in keyof Groups[Group]]: Call<Groups[Group][Name]> }
}

/** The mock said no, in its own words. */
export class ControlProblem extends Error {
  override readonly name = 'ControlProblem'
  readonly status: number
  readonly problem: string
  readonly remedy: string

  constructor(status: number, problem: string, remedy: string) {
    super(`${problem.replace(/\.?$/, '.')} ${remedy}`)
    this.status = status
    this.problem = problem
    this.remedy = remedy
  }
}

/** A function for each operation. They throw a {@link ControlProblem} when the mock says no. */
export function callsOf<Groups extends Readonly<Record<string, OperationGroup>>>(
  groups: Groups,
  baseUrl: string,
): Calls<Groups> {
  const entries = Object.entries(groups).map(([group, members]) => [
    group,
    Object.fromEntries(
      Object.entries(members).map(([name, operation]) => [
        name,
        (...given: readonly unknown[]) => call(operation, baseUrl, given),
      ]),
    ),
  ])
  // Made from the same descriptions as the type.
  return Object.fromEntries(entries) as Calls<Groups>
}

async function call(operation: Operation, baseUrl: string, given: readonly unknown[]): Promise<unknown> {
  const rest = [...given]
  const path = operation.path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(String(rest.shift())))
  const body = operation.body && (rest.shift() ?? {})
  const query = operation.query && queryOf(rest.shift() ?? {})
  const response = await fetch(`${baseUrl}${path}${query ? `?${query}` : ''}`, {
    method: operation.method,
    redirect: 'manual',
    headers: { accept: 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (response.status !== operation.status) throw problemOf(response.status, text)
  return operation.answer?.parse(JSON.parse(text))
}

export function queryOf(query: object): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  return new URLSearchParams(
    Object.fromEntries(given.map(([name, value]) => [name, String(value)])),
  ).toString()
}

/** What the mock says, or that something else answered in its place. */
export function problemOf(status: number, text: string): ControlProblem {
  const said = problemSchema.safeParse(parse(text))
  if (said.success) return new ControlProblem(status, said.data.mock_zoom.problem, said.data.mock_zoom.remedy)
  return new ControlProblem(
    status,
    `What answered with ${status} is no mock-zoom.`,
    'Check the address of the mock.',
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
