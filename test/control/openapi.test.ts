import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { browserOperations } from '../../src/mock-zoom/control/browser-operations.ts'
import type { Description, Operation, Sent } from '../../src/mock-zoom/control/operation.ts'
import { operations } from '../../src/mock-zoom/control/operations.ts'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { type Arguments, calledOperations, type Ids, makeBusy, roomForTwo } from './scenarios.ts'

interface Described {
  readonly operationId: string
  readonly responses: Readonly<
    Record<
      string,
      {
        readonly content?: {
          readonly 'application/json'?: { schema: object }
          readonly 'text/plain'?: object
        }
      }
    >
  >
  readonly requestBody?: { readonly content: { 'application/json': { schema: object } } }
}

interface Document {
  readonly openapi: string
  readonly info: { readonly version: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components: object
}

const readDocument = async (zoom: MockZoom): Promise<Document> =>
  JSON.parse(await (await fetch(`${zoom.url}/__mock/openapi.json`)).text())

/** Compiles a schema of the document, which may refer to its components. */
function validatorOf({ components }: Document, schema: object) {
  return new Ajv2020({ strict: false, validateFormats: false }).compile({ ...schema, components })
}

/** What a call sends. */
function sentBy(operation: Operation, given: Arguments, ids: Ids): Sent {
  return Reflect.apply(operation.given, undefined, given(ids))
}

/** A description, and what its calls send: one that works, and one for each refusal. */
interface Sending {
  readonly id: string
  readonly operation: Description
  readonly works: (ids: Ids) => Sent
  readonly refused: readonly (readonly [status: number, (ids: Ids) => Sent])[]
}

const nothingSent = () => ({})
const nobody: Ids = {
  ...{ sent: 'none', held: 'none', validation: 'none', token: 'none', sandbox: 'none' },
  state: await savedAtStart(),
}

async function savedAtStart() {
  await using zoom = await createMockZoom({ listen: false })
  return zoom.state.save()
}

const all: readonly Sending[] = [
  ...calledOperations.map(({ group, name, operation, works, refused }) => ({
    id: `${group}.${name}`,
    operation,
    works: (ids: Ids) => sentBy(operation, works, ids),
    refused: refused.map(([status, given]) => [status, (ids: Ids) => sentBy(operation, given, ids)] as const),
  })),
  // They are not members of the interface, and take no arguments.
  ...Object.entries<Readonly<Record<string, Description>>>(browserOperations).flatMap(([group, members]) =>
    Object.entries(members).map(([name, operation]) => ({
      id: `${group}.${name}`,
      operation,
      works: nothingSent,
      refused: [],
    })),
  ),
]

/** Sends a call. `init` replaces parts of it. */
async function send(
  zoom: MockZoom,
  { method, path: template, body: bodySchema }: Description,
  { path: names = {}, query = {}, body }: Sent,
  init: RequestInit = {},
): Promise<Response> {
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(names[name] ?? 'none'),
  )
  const parameters = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
  return fetch(`${zoom.url}${path}?${parameters}`, {
    method,
    redirect: 'manual',
    ...(bodySchema && body !== undefined ? { body: JSON.stringify(body) } : {}),
    ...init,
  })
}

const described = (document: Document, { path, method }: Description) => {
  const found = document.paths[path]?.[method.toLowerCase()]
  if (!found) throw new Error(`the document lacks ${method} ${path}`)
  return found
}

test('the document is valid OpenAPI 3.1, and names the version of the package', async () => {
  await using zoom = await createMockZoom()
  const document = await readDocument(zoom)
  expect(await new Validator().validate({ ...document })).toEqual({ valid: true })
  const { version } = JSON.parse(readFileSync('package.json', 'utf-8'))
  expect([document.openapi, document.info.version]).toEqual(['3.1.0', version])
})

test('the document has every operation, and no other', async () => {
  await using zoom = await createMockZoom()
  const { paths } = await readDocument(zoom)
  const inDocument = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(inDocument.toSorted()).toEqual(
    all.map(({ operation: { method, path } }) => `${method} ${path}`).toSorted(),
  )
})

for (const { id, operation, works, refused } of all) {
  const { status, body: bodySchema } = operation

  const expectAsDescribed = async (zoom: MockZoom, response: Response, expected: number) => {
    const document = await readDocument(zoom)
    const { operationId, responses } = described(document, operation)
    expect(operationId).toBe(id)
    expect(response.status).toBe(expected)
    const content = responses[expected]?.content
    const schema = content?.['application/json']?.schema
    expect(Object.keys(responses)).toContain(String(expected))
    const text = await response.text()
    if (content?.['text/plain']) {
      expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
      return
    }
    if (schema === undefined) {
      expect(['', 'See Other']).toContain(text)
      return
    }
    const validate = validatorOf(document, schema)
    const valid = validate(JSON.parse(text))
    expect(validate.errors).toBeNull()
    expect(valid).toBe(true)
  }

  const refusals = refused.map(([refusal]) => `, then ${refusal}`).join('')
  test(`${id}: responds with ${status}${refusals} as described`, async () => {
    await using zoom = await createMockZoom(roomForTwo)
    const ids = await makeBusy(zoom)
    await expectAsDescribed(zoom, await send(zoom, operation, works(ids)), status)
    for (const [refusal, sent] of refused)
      await expectAsDescribed(zoom, await send(zoom, operation, sent(ids)), refusal)
  })

  test(`${id}: refuses a page of another origin as described`, async () => {
    await using zoom = await createMockZoom()
    const elsewhere = { headers: { origin: 'https://elsewhere.example' } }
    await expectAsDescribed(zoom, await send(zoom, operation, works(nobody), elsewhere), 403)
  })

  if (bodySchema) {
    test(`${id}: refuses a wrong and a large body as described`, async () => {
      await using zoom = await createMockZoom()
      for (const [body, expected] of [
        ['[]', 400],
        ...(operation.bodyLimit === undefined ? [[' '.repeat(70_000), 413] as const] : []),
      ] as const)
        await expectAsDescribed(zoom, await send(zoom, operation, works(nobody), { body }), expected)
    })

    test(`${id}: the body that works is a body as described`, async () => {
      await using zoom = await createMockZoom()
      const document = await readDocument(zoom)
      const schema = described(document, operation).requestBody?.content['application/json'].schema ?? {}
      const validate = validatorOf(document, schema)
      validate(JSON.parse(JSON.stringify(works(nobody).body ?? {})))
      expect(validate.errors).toBeNull()
      expect(validate([])).toBe(false)
    })
  }
}

test('journal.list: refuses a wrong parameter as described', async () => {
  await using zoom = await createMockZoom()
  const response = await fetch(`${zoom.url}/__mock/journal?after=yesterday`)
  expect(response.status).toBe(400)
  const { responses } = described(await readDocument(zoom), operations.journal.list)
  expect(Object.keys(responses)).toContain('400')
})
