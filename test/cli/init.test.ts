import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { parseSubject } from '../../src/contract-runner/index.ts'
import { runCommand, temporaryFolder } from '../support/command.ts'

const folders: Disposable[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) folder[Symbol.dispose]()
})

function folder() {
  const made = temporaryFolder()
  folders.push(made)
  return made
}

test('init writes a valid subject file from flags and defaults, and prints the next step', async () => {
  const place = folder()
  writeFileSync(place.file('package.json'), '{"scripts":{"start":"node ."}}')
  const flags = ['--name', 'Shop', '--connect', 'GET /zoom/go', '--webhooks', 'none', '--status', 'none']
  const { code, stdout } = await runCommand(['init', ...flags], { cwd: place.path })
  expect(stdout).toMatch(
    /^Wrote mock-zoom.subject.json\.\n[\s\S]*npx mock-zoom contracts --only connect-works\n$/,
  )
  expect(code).toBe(0)
  const written = JSON.parse(readFileSync(place.file('mock-zoom.subject.json'), 'utf-8'))
  expect(written.$schema).toBe('./node_modules/mock-zoom/schema/mock-zoom.subject.schema.json')
  const subject = parseSubject(written, 'init')
  expect(subject).toMatchObject({
    name: 'Shop',
    baseUrl: 'http://127.0.0.1:{port}',
    start: { command: 'npm start', env: { PORT: '{port}', ZOOM_BASE_URL: '{zoomUrl}' } },
    requests: { connect: { method: 'GET', path: '/zoom/go' }, use: { method: 'POST', path: '/use' } },
  })
  expect([subject.webhooks, subject.requests.status, subject.answers.connected]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('a server-to-server app has its account’s credentials, and nobody who connects', async () => {
  const place = folder()
  writeFileSync(place.file('package.json'), '{"scripts":{"start":"node ."}}')
  const { code, stdout } = await runCommand(['init', '--yes', '--kind', 'server-to-server'], {
    cwd: place.path,
  })
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/\{accountId\}[\s\S]*npx mock-zoom contracts --only account-token-works\n$/),
  ])
  const subject = parseSubject(
    JSON.parse(readFileSync(place.file('mock-zoom.subject.json'), 'utf-8')),
    'init',
  )
  expect(subject).toMatchObject({
    kind: 'server-to-server',
    start: { env: { ZOOM_ACCOUNT_ID: '{accountId}', ZOOM_CLIENT_ID: '{clientId}' } },
    requests: { use: { method: 'GET', path: '/users/{zoomUserEmail}/meetings' } },
  })
  expect([subject.requests.connect, subject.callback, subject.webhooks]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('an app that is already running has no start; --ts writes a module', async () => {
  const place = folder()
  const { stdout } = await runCommand(['init', '--yes', '--ts'], { cwd: place.path })
  const text = readFileSync(place.file('mock-zoom.subject.ts'), 'utf-8')
  expect(text).toMatch(/^import type \{ SubjectFile \} from 'mock-zoom\/contracts'\n\nexport default \{/)
  expect(text).toContain('"baseUrl": "http://127.0.0.1:3000"')
  expect(text).not.toContain('"start"')
  expect(stdout).toContain('Start your app with http://127.0.0.1:9666 as its Zoom')
})

test('an existing file is kept, unless --force is given', async () => {
  const place = folder()
  writeFileSync(place.file('mock-zoom.subject.json'), 'mine')
  const refused = await runCommand(['init', '--yes'], { cwd: place.path })
  expect(refused.stderr).toContain(
    'mock-zoom.subject.json already exists. Edit it, or overwrite it with --force.',
  )
  expect(refused.code).toBe(2)
  expect(readFileSync(place.file('mock-zoom.subject.json'), 'utf-8')).toBe('mine')
  expect((await runCommand(['init', '--yes', '--force'], { cwd: place.path })).code).toBe(0)
  const second = await runCommand(['init', '--yes', '--force', '--ts'], { cwd: place.path })
  expect([second.code, second.stderr]).toEqual([
    2,
    'mock-zoom: mock-zoom.subject.json already exists, and only one subject file can be used. Edit it, or remove it.\n',
  ])
})

test('an invalid answer or a read-only folder: one clear line', async () => {
  const place = folder()
  const wrong = await runCommand(['init', '--use', 'use'], { cwd: place.path })
  expect(wrong.stderr).toBe(
    'mock-zoom: Nothing was written. Expected a method and a path for use, such as POST /use, not "use".\n',
  )
  const none = await runCommand(['init', '--yes', '--connect', 'none'], { cwd: place.path })
  expect(none.stderr).toContain(
    'Expected a method and a path for connect, such as GET /zoom/connect, not "none"',
  )
  const callback = await runCommand(['init', '--yes', '--callback', 'callback'], { cwd: place.path })
  expect(callback.stderr).toContain('callback.path: must be a path that begins with /')
  chmodSync(place.path, 0o555)
  // Root can write everywhere; /proc is read-only for everyone.
  const cwd = process.getuid?.() === 0 ? '/proc' : place.path
  const denied = await runCommand(['init', '--yes'], { cwd })
  expect(denied.stderr).toContain('mock-zoom.subject.json can’t be written here (')
  expect([wrong.code, callback.code, denied.code]).toEqual([2, 2, 2])
  chmodSync(place.path, 0o755)
})
