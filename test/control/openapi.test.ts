import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { browserOperations } from '../../src/mock-zoom/control/browser-operations.ts'
import type { Description } from '../../src/mock-zoom/control/operation.ts'
import { operations } from '../../src/mock-zoom/control/operations.ts'
import type { MockZoom } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { connect, exchange, newCode } from '../support/oauth.ts'
import { type Scenario, scenarios } from './scenarios.ts'

interface Described {
  readonly operationId: string
  readonly responses: Readonly<
    Record<string, { readonly content?: { 'application/json': { schema: object } } }>
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

/** A mock in which everything has happened once, so that no list is empty. */
async function busyMock(): Promise<MockZoom> {
  const zoom = await createMockZoom()
  await connect(zoom)
  const code = await newCode(zoom)
  await exchange(zoom, code)
  await exchange(zoom, code)
  expect(await zoom.findings.list()).toHaveLength(1)
  await deliverWebhooks(zoom)
  await zoom.sandboxes.create()
  await zoom.faults.add({ route: 'token', share: 0.5, answer: 'html' })
  return zoom
}

/** One event that could not be delivered, one that is held back, and a validation. */
async function deliverWebhooks(zoom: MockZoom): Promise<void> {
  const body = JSON.stringify({ webhookUrl: 'http://127.0.0.1:9/', webhookSecret: 'a-secret' })
  await fetch(`${zoom.url}/__mock/apps/${(await zoom.apps.first()).clientId}`, { method: 'PATCH', body })
  for (const user of ['jill@example.com', 'sam@example.com', 'ada@example.org']) await connect(zoom, {}, user)
  await zoom.uninstall({ user: 'jill@example.com' })
  await zoom.uninstall({ user: 'sam@example.com', hold: true })
  await zoom.webhooks.validate((await zoom.apps.first()).clientId)
  await connect(zoom)
}

/** The path with the ids of deliveries filled in. */
async function fillIn(path: string, zoom: MockZoom): Promise<string> {
  const ids: Record<string, string | undefined> = {
    sent: (await zoom.webhooks.list()).find(
      ({ state, event }) => state === 'waiting' && event === 'app_deauthorized',
    )?.id,
    held: (await zoom.webhooks.list()).find(({ state }) => state === 'held')?.id,
    sandbox: (await zoom.sandboxes.list())[0]?.id,
    validation: (await zoom.webhooks.list()).find(({ event }) => event === 'endpoint.url_validation')?.id,
  }
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'none')
}

/** Compiles a schema of the document, which may refer to its components. */
function validatorOf({ components }: Document, schema: object) {
  return new Ajv2020({ strict: false, validateFormats: false }).compile({ ...schema, components })
}

const all = Object.entries<Readonly<Record<string, Description>>>({
  ...operations,
  ...browserOperations,
}).flatMap(([group, members]) =>
  Object.entries(members).map(([name, operation]) => {
    const scenario: Scenario = Object.entries<Record<string, Scenario>>(scenarios).find(
      ([each]) => each === group,
    )?.[1][name] ?? { path: 'none' }
    return { id: `${group}.${name}`, operation, scenario }
  }),
)

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

test('the document has every route that the mock has, and no other', async () => {
  await using zoom = await createMockZoom()
  const { paths } = await readDocument(zoom)
  const inDocument = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  )
  const said = await (await fetch(`${zoom.url}/__mock/nothing`)).text()
  const served = /It has ([^"]*)\.\s*"/.exec(said)?.[1]?.split(', ')
  expect(inDocument.toSorted()).toEqual(served?.toSorted())
})

for (const { id, operation, scenario } of all) {
  const { method, status, body: bodySchema, refusals = {} } = operation
  const path = scenario.path ?? operation.path

  const call = async (
    zoom: MockZoom,
    { path: to = path, body = scenario.body }: Scenario,
    init: RequestInit = {},
  ) =>
    fetch(`${zoom.url}${await fillIn(to, zoom)}`, {
      method,
      redirect: 'manual',
      ...(bodySchema && body ? { body: JSON.stringify(body) } : {}),
      ...init,
    })

  const expectAsDescribed = async (zoom: MockZoom, response: Response, expected: number) => {
    const document = await readDocument(zoom)
    const { operationId, responses } = described(document, operation)
    expect(operationId).toBe(id)
    expect(response.status).toBe(expected)
    const schema = responses[expected]?.content?.['application/json'].schema
    expect(Object.keys(responses)).toContain(String(expected))
    const text = await response.text()
    if (schema === undefined) {
      expect(['', 'See Other']).toContain(text)
      return
    }
    const validate = validatorOf(document, schema)
    const valid = validate(JSON.parse(text))
    expect(validate.errors).toBeNull()
    expect(valid).toBe(true)
  }

  test(`${id}: answers ${status} as described`, async () => {
    await using zoom = await busyMock()
    await expectAsDescribed(zoom, await call(zoom, {}), status)
  })

  for (const refused of [400, 404, 409] as const) {
    if (refusals[refused] === undefined) continue
    test(`${id}: refuses with ${refused} as described`, async () => {
      await using zoom = await busyMock()
      const how = scenario.refused?.[refused]
      expect(how, 'each refusal that is described has a scenario').toBeDefined()
      await expectAsDescribed(zoom, await call(zoom, how ?? {}), refused)
    })
  }

  test(`${id}: refuses a page of another origin as described`, async () => {
    await using zoom = await createMockZoom()
    const response = await call(zoom, {}, { headers: { origin: 'https://elsewhere.example' } })
    await expectAsDescribed(zoom, response, 403)
  })

  if (bodySchema) {
    test(`${id}: refuses a wrong and a large body as described`, async () => {
      await using zoom = await createMockZoom()
      await expectAsDescribed(zoom, await call(zoom, {}, { body: '[]' }), 400)
      await expectAsDescribed(zoom, await call(zoom, {}, { body: ' '.repeat(70_000) }), 413)
    })

    test(`${id}: the body that works is a body as described`, async () => {
      await using zoom = await createMockZoom()
      const document = await readDocument(zoom)
      const schema = described(document, operation).requestBody?.content['application/json'].schema ?? {}
      const validate = validatorOf(document, schema)
      validate(scenario.body ?? {})
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
