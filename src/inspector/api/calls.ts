import type { z } from 'zod'
import type { Operation, OperationGroup, operations } from '../../mock-zoom/control-api.ts'

type Operations = typeof operations

/**
 * The operations that the pages use. Only their types come from the mock: its schemas would make the pages five times as
 * large. The compiler checks method and path against the description of the control API.
 */
const routes = {
  mock: {
    health: ['GET', '/__mock/health'],
    reset: ['POST', '/__mock/reset'],
    uninstall: ['POST', '/__mock/users/{id}/uninstall'],
  },
  journal: { list: ['GET', '/__mock/journal'] },
  findings: { list: ['GET', '/__mock/findings'], refusals: ['GET', '/__mock/refusals'] },
  apps: { list: ['GET', '/__mock/apps'] },
  users: { list: ['GET', '/__mock/users'] },
  grants: { list: ['GET', '/__mock/grants'] },
  codes: { list: ['GET', '/__mock/codes'] },
  tokens: { list: ['GET', '/__mock/tokens'] },
  clock: { show: ['GET', '/__mock/clock'], advance: ['POST', '/__mock/clock'] },
  faults: {
    list: ['GET', '/__mock/faults'],
    add: ['POST', '/__mock/faults'],
    clear: ['DELETE', '/__mock/faults'],
  },
  signedIn: {
    show: ['GET', '/__mock/signed-in'],
    choose: ['PUT', '/__mock/signed-in'],
    clear: ['DELETE', '/__mock/signed-in'],
  },
  webhooks: { list: ['GET', '/__mock/webhooks'] },
} as const satisfies Table

type Table = {
  readonly [Group in keyof Operations]?: {
    readonly [Name in keyof Operations[Group]]?: Operations[Group][Name] extends {
      readonly method: infer Method
      readonly path: infer Path
    }
      ? readonly [Method, Path]
      : never
  }
}
type Routes = typeof routes

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
type Call<Described extends Operation> = (
  ...given: [...PathArguments<Described['path']>, ...BodyArgument<Described>, ...QueryArgument<Described>]
) => Promise<AnswerOf<Described>>

type Calls<Groups extends Readonly<Record<string, OperationGroup>>> = {
  readonly [Group in keyof Groups]: { readonly [Name in keyof Groups[Group]]: Call<Groups[Group][Name]> }
}

type All = Calls<Operations>

/** The control API as functions, whose arguments are the parts of the path, then the body, then the query. */
export type ControlCalls = {
  readonly [Group in keyof Routes]: Pick<All[Group], keyof Routes[Group] & keyof All[Group]>
}

/** The mock refused a call, or did not respond. */
export class CallProblem extends Error {
  override readonly name = 'CallProblem'
  readonly problem: string
  readonly remedy: string

  constructor(problem: string, remedy: string) {
    super(`${problem} ${remedy}`)
    this.problem = problem
    this.remedy = remedy
  }
}

export function noAnswer(): CallProblem {
  return new CallProblem('The mock does not respond.', 'Start it again; this page reconnects on its own.')
}

/** The calls of the mock at `baseUrl`. It must be the mock that served this page: any other refuses the calls. */
export function controlCalls(baseUrl: string): ControlCalls {
  const groups = Object.entries<Readonly<Record<string, readonly [string, string]>>>(routes).map(
    ([group, members]) => [
      group,
      Object.fromEntries(
        Object.entries(members).map(([name, [method, path]]) => [
          name,
          (...given: readonly unknown[]) => call(`${baseUrl}${path}`, method, given),
        ]),
      ),
    ],
  )
  // Made from the same table as the type.
  return Object.fromEntries(groups) as ControlCalls
}

async function call(route: string, method: string, given: readonly unknown[]): Promise<unknown> {
  const rest = [...given]
  const path = route.replaceAll(/\{\w+\}/g, () => encodeURIComponent(String(rest.shift())))
  const more = Object(rest[0])
  const response = await fetch(method === 'GET' ? withQuery(path, more) : path, {
    method,
    headers: { accept: 'application/json' },
    ...(method === 'GET' || method === 'DELETE' ? {} : { body: JSON.stringify(more) }),
  }).catch(() => {
    throw noAnswer()
  })
  const text = await response.text()
  const body: unknown = text === '' ? undefined : parse(text)
  if (!response.ok) throw problemIn(body, response.status)
  return body
}

function withQuery(path: string, query: object): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  if (given.length === 0) return path
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function problemIn(body: unknown, status: number): CallProblem {
  const said: unknown = Object(body).mock_zoom
  const { problem, remedy } = Object(said)
  if (typeof problem === 'string' && typeof remedy === 'string') return new CallProblem(problem, remedy)
  return new CallProblem(
    `The response (status ${status}) isn’t from mock-zoom.`,
    'Check the address of this page.',
  )
}
