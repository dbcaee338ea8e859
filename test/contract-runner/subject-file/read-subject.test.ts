import { readFileSync, writeFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { afterEach, describe, expect, test } from 'vitest'
import { describeByDefault, parseSubject, readSubject } from '../../../src/contract-runner/index.ts'
import { temporaryFolder } from '../../support/command.ts'
import { acmeFile } from './acme-subject.ts'

const folders: Disposable[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) folder[Symbol.dispose]()
})

function fileWith(text: string, name = 'mock-zoom.subject.json'): string {
  const folder = temporaryFolder()
  folders.push(folder)
  writeFileSync(folder.file(name), text)
  return folder.file(name)
}

const small = `{
  "name": "Acme",
  "baseUrl": "http://127.0.0.1:3000",
  "requests": {
    "connect": { "method": "GET", "path": "/connect" },
    "use": { "method": "POST", "path": "/use" }
  }
}
`

test('the least that a subject file can say; the rest has defaults', async () => {
  const { subject } = await readSubject(fileWith(small))
  expect(subject).toEqual({
    ...JSON.parse(small),
    answers: { works: ['2xx'], asksToReconnect: [409] },
  })
})

test('the description of the reference client, and everything that start can contain, is a valid subject file', () => {
  const { start, ...description } = parseSubject(acmeFile(), 'test')
  expect(description).toEqual({
    ...describeByDefault('http://127.0.0.1:{port}', 'Acme'),
    callback: { path: '/callback' },
  })
  expect(start).toMatchObject({
    ready: { path: '/', timeout: 20 },
    stop: { signal: 'SIGTERM', timeout: 5 },
    keepsData: true,
    instances: true,
  })
})

test('comments and trailing commas are welcome; modules export it by default', async () => {
  const commented = small
    .replace('"name"', '// what reports call it\n  "name"')
    .replace('"/use" }', '"/use" },')
  expect((await readSubject(fileWith(commented))).subject.name).toBe('Acme')
  const module = fileWith(`export default ${small}`, 'mock-zoom.subject.mjs')
  expect((await readSubject(module)).subject.name).toBe('Acme')
})

test('steps may use what steps of any request of the person have taken', () => {
  const { requests } = JSON.parse(small)
  const signIn = [
    { method: 'GET', path: '/login', take: { csrf: { field: '_token' } } },
    { submit: 'Log in', fields: { email: '{zoomUserEmail}' }, take: { bearer: { json: 'data.token' } } },
  ]
  const use = { method: 'GET', path: '/api/{zoomUserId}', headers: { authorization: 'Bearer {bearer}' } }
  const subject = parseSubject({ ...JSON.parse(small), requests: { ...requests, signIn, use } }, 'test')
  expect(subject.requests).toMatchObject({ signIn, use })
})

describe('a mistake is reported with its place', () => {
  test.each([
    [
      '"/connect"',
      '"connect"',
      ':5: requests.connect.path: must be a path that begins with /, such as /connect; found "connect"',
    ],
    ['"name": "Acme",', '"name": "Acme", "hots": [],', ':2: hots: unknown key; did you mean hosts?'],
    ['"path": "/use"', '"path": "/use", "verb": 1', ':6: requests.use.verb: unknown key'],
    ['"connect"', '"conect"', ':4: requests.connect: '],
    [
      '"name": "Acme",',
      '"name": "Acme", "kind": "server-to-server",',
      ':5: requests.connect: is about people, and nobody connects to a server-to-server app; leave it out',
    ],
    ['"name": "Acme",', '"name": "Acme", "kind": "s2s",', ':2: kind: '],
    [
      '"http://127.0.0.1:3000"',
      '"localhost:3000"',
      ':3: baseUrl: must be a URL such as http://127.0.0.1:3000',
    ],
    [':3000', ':{port}', ':3: baseUrl: has {port}, and without "start" nobody tells the app which'],
    [
      '"POST"',
      '"FETCH"',
      ':6: requests.use: must be a request (a method GET, POST, PUT, PATCH or DELETE, and a path)',
    ],
    [
      '"use": { "method": "POST", "path": "/use" }',
      '"use": [{ "submit": "Sign in" }]',
      ':6: requests.use: must be a request',
    ],
    [
      '"/use"',
      '"/users/{zoomUser}/use"',
      ':6: requests.use: {zoomUser} is not a placeholder; there are {person}, {zoomUserId}, {zoomUserEmail}, and what a step takes',
    ],
    [
      '"/use"',
      '"/use", "form": {}, "json": {}',
      ':6: requests.use: has form and json; send only one of them',
    ],
    [
      '"GET", ',
      '"GET", "form": {}, ',
      ':5: requests.connect: is a GET with a body; put the values into the path',
    ],
    [
      '"name"',
      '"start": { "command": ["x", "--port={prot}"] },\n  "name"',
      ':2: start.command.1: {prot} is not a placeholder; there are {zoomUrl}, {clientId}',
    ],
    [
      '"name"',
      '"start": { "command": 7 },\n  "name"',
      ':2: start.command: must be a list (program and arguments)',
    ],
    [
      '"name"',
      '"start": { "command": "x", "env": { "CALLBACK": "{redirectUri}" } },\n  "name"',
      ':2: start.env: uses {redirectUri}, which needs "callback"',
    ],
    [
      '"name"',
      '"start": { "command": "x", "instances": true },\n  "name"',
      ':2: start.instances: needs {port} in baseUrl',
    ],
    [
      '"name"',
      '"start": { "command": "x", "instances": true, "env": { "API": "{port2}" } },\n  "name"',
      ':2: start.instances: is not possible with {port2}',
    ],
    [
      '"/use"',
      '"http://127.0.0.1:{port2}/use"',
      ':1: start: is missing, and without it nobody tells the app its ports',
    ],
    [
      '"name"',
      '"registration": { "kind": "admin-managed" },\n  "name"',
      ':2: registration.kind: needs "scopes"',
    ],
    [
      '"name"',
      '"registration": { "strictMode": true },\n  "name"',
      ':2: registration.strictMode: needs "callback": {"path": "/…"}',
    ],
    [
      '"name"',
      '"answers": { "works": [200, 20] },\n  "name"',
      ':2: answers.works.1: must be a status such as 409, or 2xx',
    ],
  ])('%s', async (right, wrong, message) => {
    const file = fileWith(small.replace(right, wrong))
    const error = await readSubject(file).catch((error: unknown) => error)
    expect(error).toMatchObject({ name: 'MockZoomError' })
    expect(String(error)).toContain(`${file}${message}`)
    expect(String(error)).toContain('docs/contracts.md explains the subject file.')
  })

  test('invalid JSON, no file, no default export, a module that throws', async () => {
    const broken = fileWith('{\n  "name": }')
    await expect(readSubject(broken)).rejects.toThrow(
      `The subject file ${broken} isn’t JSON: value expected at ${broken}:2.`,
    )
    await expect(readSubject('no/such.json')).rejects.toThrow(
      /^The subject file no\/such.json can’t be read \(ENOENT.*\)\. "mock-zoom init" writes one\.$/,
    )
    const empty = fileWith('export const subject = {}', 'subject.mjs')
    await expect(readSubject(empty)).rejects.toThrow('has no default export: write "export default { … }".')
    const throws = fileWith('throw new Error("no such module")', 'subject.mjs')
    await expect(readSubject(throws)).rejects.toThrow(`${throws} can’t be loaded: no such module`)
  })
})

describe('schema/mock-zoom.subject.schema.json', () => {
  const validate = new Ajv({ strict: false }).compile(
    JSON.parse(readFileSync('schema/mock-zoom.subject.schema.json', 'utf-8')),
  )

  test('accepts what the reader accepts', () => {
    for (const file of [JSON.parse(small), acmeFile(), { $schema: 'x', ...JSON.parse(small) }]) {
      validate(file)
      expect(validate.errors ?? []).toEqual([])
    }
  })

  test('refuses an unknown key and a wrong value', () => {
    expect(validate({ ...JSON.parse(small), hots: [] })).toBe(false)
    expect(validate({ ...JSON.parse(small), baseUrl: 3000 })).toBe(false)
  })
})
