import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { accountToken, call } from '../support/api.ts'
import { temporaryFolder } from '../support/command.ts'
import { control } from '../support/control.ts'
import { connect, exchange, newCode } from '../support/oauth.ts'
import { encrypt, listenForWebhooks, status, subscribe } from '../support/webhook-target.ts'

const page = await readFile(new URL('../../docs/control-api.md', import.meta.url), 'utf-8')
const run = promisify(execFile)

/** The routes that the mock describes. */
async function routesOfTheMock(): Promise<string[]> {
  await using zoom = await createMockZoom()
  const { body } = await control(zoom, 'GET /__mock/openapi.json')
  const { paths }: { paths: Record<string, object> } = JSON.parse(body)
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
}

test('docs/control-api.md has exactly one section for every route', async () => {
  const sections = [...page.matchAll(/^### `(.*)`$/gm)].map(([, route]) => route)
  expect(sections.toSorted()).toEqual((await routesOfTheMock()).toSorted())
})

test('every section has an example that calls its route', async () => {
  for (const section of page.split(/^### /m).slice(1)) {
    const [, method = '', path = ''] = /^`(\w+) (\S+)`/.exec(section) ?? []
    const [command = ''] = /(?<=```sh\n)curl .*/.exec(section) ?? []
    expect(
      examples.map((example) => example.command),
      path,
    ).toContain(command)
    expect(command, path).toContain(method === 'GET' ? 'curl ' : `curl -X ${method} `)
    expect(command, path).toMatch(
      new RegExp(`http://127\\.0\\.0\\.1:9666${path.replace(/\{\w+\}/, '[\\w@.-]+')}(['? ]|$)`),
    )
  }
})

/** The shape of a response: its keys and the types of their values; of a list, the shape of its first element. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf)
  if (typeof value === 'string' || value === null) return 'a text or null'
  if (typeof value !== 'object') return typeof value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]))
}

const examples = [
  ...page.matchAll(/```sh\n(?<command>curl .*)\n```(\n\n```json\n(?<answer>[^`]+)```)?/g),
].map(({ groups }) => ({ command: groups?.command ?? '', answer: groups?.answer }))

test('the examples work, one after the other, and return what is shown', async (context) => {
  const hasCurl = await run('curl', ['--version']).then(
    () => true,
    () => false,
  )
  context.skip(!hasCurl, 'there is no curl here')
  using folder = temporaryFolder()
  await using target = await listenForWebhooks()
  target.answers(status(200), status(200), status(200), encrypt)
  await using zoom = await createMockZoom()
  await subscribe(zoom, target.url)
  const code = await newCode(zoom)
  await exchange(zoom, code)
  await exchange(zoom, code)
  // Refused, and no finding is about it.
  await call(zoom, await accountToken(zoom, 'acme_reports_s2s_0001'), 'GET /users/nobody')
  // An event stream does not end; journal.test.ts reads some.
  for (const { command, answer } of examples.filter((example) => !example.command.includes(' -N '))) {
    const [sandbox] = await zoom.sandboxes.list()
    const [webhook] = await zoom.webhooks.list()
    const [token] = await zoom.tokens.list()
    const called = command
      .replace('http://127.0.0.1:9666', zoom.url)
      .replace('V1StGXR8_Z5j', () => sandbox?.id ?? '')
      .replace('0bb51b18-5181-4d21-8dcf-7285303a7f7c', () => token?.id ?? '')
      .replace(/webhook_[\w-]+/, () => webhook?.id ?? '')
      .replace('curl', 'curl --silent --show-error --fail-with-body')
    const { stdout } = await run('sh', ['-c', called], { cwd: folder.path })
    if (answer === undefined) continue
    expect(shapeOf(JSON.parse(stdout)), command).toEqual(shapeOf(JSON.parse(answer)))
  }
})

test('the example of a problem is what the mock says', async () => {
  await using zoom = await createMockZoom()
  const [, example = ''] = /```json\n(\{ "mock_zoom".*)\n```/.exec(page) ?? []
  const answer = await control(zoom, 'PATCH /__mock/switches', { codeTTL: 5 })
  expect(answer.status).toBe(400)
  expect(JSON.parse(answer.body)).toEqual(JSON.parse(example))
})

test('the switches are those of a new mock', async () => {
  await using zoom = await createMockZoom()
  const [, shown = ''] = /```json\n(\{\n {2}"errorDialect"[^`]+)```/.exec(page) ?? []
  expect(JSON.parse(shown)).toEqual(await zoom.switches.show())
})

test('every type of journal entries that the page names exists', async () => {
  await using zoom = await createMockZoom()
  await connect(zoom)
  for (const [, type] of page.matchAll(/type=([\w.]+)/g)) {
    const code = await newCode(zoom)
    await exchange(zoom, code)
    await exchange(zoom, code)
    expect((await zoom.journal.list()).map((entry) => entry.type)).toContain(type)
  }
})
