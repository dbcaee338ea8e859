import { z } from 'zod'
import { MockZoomError } from '../domain/mock-zoom-error.ts'
import { describeIssues } from '../mock/options.ts'
import type { Asked, Operation } from './operation.ts'

/** A call as it arrived, through either door. */
export interface Arrived {
  readonly path?: Readonly<Record<string, string>> | undefined
  readonly query?: object | undefined
  readonly headers?: object | undefined
  readonly body?: unknown
}

/** Checks a call against its description. Throws a {@link MockZoomError} that names each place that is wrong. */
export function check(operation: Operation, { path = {}, query, headers, body }: Arrived): Asked {
  const parsedQuery = operation.query?.safeParse(query ?? {})
  const parsedHeaders = operation.headers?.safeParse(headers ?? {})
  if (parsedQuery?.success === false || parsedHeaders?.success === false) {
    const { problem = 'The query is invalid.', remedy = 'GET /__mock/openapi.json describes it.' } =
      operation.badQuery ?? {}
    throw new MockZoomError(problem, remedy)
  }
  const parsedBody = operation.body?.safeParse(body === undefined ? {} : body)
  if (parsedBody?.success === false) {
    const schema = operation.body ?? z.unknown()
    const issues = describeIssues(parsedBody.error.issues, body, schema).map(({ text }) => text)
    throw new MockZoomError(issues.join('; '), 'Correct the named keys; docs/control-api.md shows each body.')
  }
  return { path, query: parsedQuery?.data, headers: parsedHeaders?.data, body: parsedBody?.data }
}

/** Runs an operation on what was checked. */
export function run(operation: Operation, on: Parameters<Operation['run']>[0], asked: Asked): unknown {
  // The description has just checked what it promises.
  return operation.run(on, asked as never)
}
