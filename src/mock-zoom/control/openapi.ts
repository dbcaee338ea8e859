import { z } from 'zod'
import type { Description } from './operation.ts'
import { problemSchema } from './problem-schema.ts'

type Json = Record<string, unknown>

/** The control API as an OpenAPI 3.1 document, made from the same descriptions as the router. */
export function openApiDocument(
  groups: Readonly<Record<string, Readonly<Record<string, Description>>>>,
  version: string,
): Json {
  const schemas: Json = {}
  const paths: Record<string, Json> = {}
  for (const [group, members] of Object.entries(groups)) {
    for (const [name, operation] of Object.entries(members)) {
      const method = operation.method.toLowerCase()
      const described = {
        operationId: `${group}.${name}`,
        tags: [group],
        summary: operation.summary,
        ...describeRequest(operation),
        responses: describeResponses(operation, schemas),
      }
      paths[operation.path] = { ...paths[operation.path], [method]: described }
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'mock-zoom: the control API',
      version,
      description: 'The mock’s own API, for tests and tools. None of it is Zoom’s.',
    },
    tags: Object.keys(groups).map((name) => ({ name })),
    paths,
    components: { schemas },
  }
}

function describeRequest({ inPath = {}, query, headers, body }: Description): Json {
  const parameters = [
    ...Object.entries(inPath).map(([name, description]) => ({
      name,
      in: 'path',
      required: true,
      description,
      schema: { type: 'string' },
    })),
    ...describeParameters('query', query),
    ...describeParameters('header', headers),
  ]
  return {
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body
      ? { requestBody: { required: !body.safeParse({}).success, content: json(toJsonSchema(body, 'input')) } }
      : {}),
  }
}

function describeParameters(where: 'query' | 'header', schema: z.ZodObject | undefined): Json[] {
  return Object.entries<z.core.$ZodType>(schema?.shape ?? {}).map(([name, value]) => {
    // The type after reading: a number arrives as text, but callers mean a number.
    const { description, ...rest } = toJsonSchema(value, 'output')
    return { name, in: where, description, schema: rest }
  })
}

function describeResponses(operation: Description, schemas: Json): Json {
  const { status, answer, text, streams, body, query, headers, refusals = {} } = operation
  const problem = (description: string) => ({ description, content: json(hoist(problemSchema, schemas)) })
  const events = {
    'text/event-stream': {
      schema: {
        type: 'string',
        description: 'One event for each; its id is the seq, its data is the entry as JSON.',
      },
    },
  }
  const badRequest = [
    ...(body ? ['The body is invalid; the problem names each mistake.'] : []),
    ...(query || headers ? ['A parameter is invalid.'] : []),
    ...(refusals[400] === undefined ? [] : [refusals[400]]),
  ]
  return {
    [status]: {
      description: status === 303 ? 'Continue at the address in Location.' : 'Success.',
      ...(text ? { content: { 'text/plain': { schema: { type: 'string', description: text } } } } : {}),
      ...(answer ? { content: { ...json(hoist(answer, schemas)), ...(streams ? events : {}) } } : {}),
    },
    ...(badRequest.length > 0 ? { 400: problem(badRequest.join(' ')) } : {}),
    403: problem('The request came from a web page of another origin, or for a host name that is not local.'),
    ...Object.fromEntries(
      Object.entries(refusals)
        .filter(([refused]) => refused !== '400')
        .map(([refused, why]) => [refused, problem(why)]),
    ),
    ...(body ? { 413: problem('The body is larger than 64 KiB.') } : {}),
    500: problem('A bug in mock-zoom.'),
  }
}

function json(schema: Json) {
  return { 'application/json': { schema } }
}

function toJsonSchema(schema: z.core.$ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, '~standard': _standard, ...rest } = z.toJSONSchema(schema, { io })
  return rest
}

/** The schema of a response; parts that have a name move to the document's components. */
function hoist(schema: z.ZodType, schemas: Json): Json {
  const wrapped = toJsonSchema(z.tuple([schema]), 'output')
  const text = JSON.stringify(wrapped).replaceAll('"#/$defs/', '"#/components/schemas/')
  const { $defs = {}, prefixItems } = JSON.parse(text)
  Object.assign(schemas, $defs)
  return prefixItems[0]
}
