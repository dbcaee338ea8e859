import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { runCommand, startCommand, temporaryFolder } from '../support/command.ts'

const id = 'acme_scheduler_dev_01'
const secret = 'acme-scheduler-secret-for-dev-01'
const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
const redirect_uri = 'http://127.0.0.1:3999/callback'

async function serve(args: readonly string[], cwd: string) {
  const command = startCommand(['serve', '--port', '0', ...args], { cwd })
  const [, url = ''] = await command.waitFor(/ZOOM_BASE_URL=(\S+)/)
  await command.waitFor(/Requests and findings appear below\.\n\n/)
  return { command, url }
}

async function newCode(url: string): Promise<string> {
  await fetch(`${url}/__mock/signed-in`, {
    method: 'PUT',
    body: JSON.stringify({ user: 'jill@example.com', consent: 'allow' }),
  })
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: id,
    redirect_uri,
    state: randomUUID(),
  })
  const response = await fetch(`${url}/oauth/authorize?${query}`, { redirect: 'manual' })
  return new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? ''
}

function parseTokens(text: string): { access_token: string; refresh_token: string } {
  return JSON.parse(text)
}

function postToken(url: string, parameters: Record<string, string>): Promise<Response> {
  return fetch(`${url}/oauth/token`, {
    method: 'POST',
    headers: { authorization },
    body: new URLSearchParams(parameters),
  })
}

test('serve prints where to look, how to point an app at it, and that it is not Zoom’s', async () => {
  using folder = temporaryFolder()
  const { command, url } = await serve([], folder.path)
  await using _ = command
  expect(
    command.stdout().replace(/(?<=this machine has ).*/, 'ZONE'),
  ).toBe(`mock-zoom behaves as Zoom did in 2026. Not a Zoom product.
  Look inside:  ${url}/
  Docs:         ${url}/__mock/docs
  State:        in .mock-zoom/mock-zoom.db (delete it to start over)
  Times:        UTC; this machine has ZONE

  Point your app here, instead of https://zoom.us and https://api.zoom.us:
    ZOOM_BASE_URL=${url}
    ZOOM_CLIENT_ID=${id}
    ZOOM_CLIENT_SECRET=${secret}
  Its redirect URI can be any of: http://127.0.0.1:*  http://localhost:*  http://[::1]:*  (* is any port)

  Ctrl-C stops it. Requests and findings appear below.

`)
  expect(await (await fetch(`${url}/__mock/health`)).text()).toBe('{"status":"ok","profile":"2026"}')
})

test('serve prints a line per request, and a finding below the request that caused it, without colour in a pipe', async () => {
  using folder = temporaryFolder()
  const { command, url } = await serve(['--memory'], folder.path)
  await using _ = command
  const exchange = { grant_type: 'authorization_code', code: await newCode(url), redirect_uri }
  await postToken(url, exchange)
  await postToken(url, exchange)
  await command.waitFor(/Journal entries \d/)
  const told = command
    .stdout()
    .split('findings appear below.\n\n')[1]
    ?.replaceAll(/\d\d:\d\d:\d\d/g, 'TIME')
  const code = exchange.code.slice(0, 10)
  expect(told).toBe(`TIME 302 authorize Acme Scheduler for jill@example.com  issued code ${code}…
TIME 200 exchange  Acme Scheduler for jill@example.com  redeemed code ${code}…
TIME 400 exchange  Acme Scheduler for jill@example.com  refused code ${code}…: code-spent; Zoom says “Invalid authorization code”

! code-replayed
${/ {2}At TIME.*\n/.exec(told ?? '')?.[0]}  In production: The second exchange fails with “Invalid authorization code”. People see an error although they are connected, or lose the connection when the failure overwrites the tokens from the first exchange.
  How to fix it: Exchange a code once. Use up its state before the exchange, so that a callback that comes twice (a double click, a prefetch, an effect that React runs twice, a proxy that retries) finds nothing to do. If the code came back minutes or days later, the app had stored it, perhaps in a row that is only soft deleted: drop that column. For new access tokens use the refresh token.
  Journal entries 3, 5, 7
  More: ${url}/__mock/docs/findings#code-replayed

`)
})

test('Ctrl-C and SIGTERM stop it with exit code 0', async () => {
  using folder = temporaryFolder()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const { command, url } = await serve(['--memory'], folder.path)
    await using _ = command
    command.child.kill(signal)
    expect(await command.ended).toBe(0)
    await expect(fetch(url)).rejects.toThrow()
  }
})

test('what an app has stored survives a restart, and so does the clock', async () => {
  using folder = temporaryFolder()
  const first = await serve([], folder.path)
  const code = await newCode(first.url)
  const exchange = { grant_type: 'authorization_code', code, redirect_uri }
  const { access_token, refresh_token } = parseTokens(await (await postToken(first.url, exchange)).text())
  await fetch(`${first.url}/__mock/clock`, {
    method: 'POST',
    body: JSON.stringify({ advance: { minutes: 30 } }),
  })
  first.command.child.kill('SIGTERM')
  await first.command.ended

  const { command, url } = await serve([], folder.path)
  await using _ = command
  const headers = { authorization: `Bearer ${access_token}` }
  expect((await fetch(`${url}/v2/users/me`, { headers })).status).toBe(200)
  expect((await postToken(url, exchange)).status).toBe(400)
  expect((await postToken(url, { grant_type: 'refresh_token', refresh_token })).status).toBe(200)
  const { now }: { now: number } = JSON.parse(await (await fetch(`${url}/__mock/clock`)).text())
  expect(now - Date.now()).toBeGreaterThan(29 * 60_000)
  await fetch(`${url}/__mock/clock`, { method: 'POST', body: JSON.stringify({ advance: { minutes: 30 } }) })
  expect(await (await fetch(`${url}/v2/users/me`, { headers })).text()).toBe(
    '{"code":124,"message":"Access token is expired."}',
  )
})

test('--json prints the journal, one object a line, and nothing else', async () => {
  using folder = temporaryFolder()
  await using command = startCommand(['serve', '--port', '0', '--memory', '--json'], { cwd: folder.path })
  const { port } = await probePort(command.child.pid ?? 0)
  await postToken(`http://127.0.0.1:${port}`, { grant_type: 'refresh_token', refresh_token: 'x' })
  await command.waitFor(/request.answered.*\n/)
  const types = command
    .stdout()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).type)
  expect(types).toEqual(['refresh.refused', 'request.answered'])
})

/** With --json nothing says where it listens, so the test asks the kernel. */
async function probePort(pid: number): Promise<{ port: number }> {
  const { readFileSync, readdirSync, readlinkSync } = await import('node:fs')
  for (;;) {
    const inodes = new Set(
      readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
        try {
          return /socket:\[(\d+)\]/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []
        } catch {
          return []
        }
      }),
    )
    for (const line of readFileSync('/proc/net/tcp', 'utf-8').split('\n').slice(1)) {
      const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/)
      if (state === '0A' && inodes.has(inode)) return { port: Number.parseInt(local.split(':')[1] ?? '', 16) }
    }
    await new Promise((soon) => setImmediate(soon))
  }
}

test('a taken port: one line that names the flag, exit code 2', async () => {
  using folder = temporaryFolder()
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((listening) => other.once('listening', listening))
  const { port } = other.address() as AddressInfo
  const result = await runCommand(['serve', '--memory', '--port', String(port)], { cwd: folder.path })
  other.close()
  expect(result).toEqual({
    code: 2,
    stdout: '',
    stderr: `mock-zoom: Port ${port} is taken by another program. Stop it, or choose another port with --port (0 takes a free one).\n`,
  })
})

test('a file that isn’t a database: one line, exit code 2, and the file is unchanged', async () => {
  using folder = temporaryFolder()
  writeFileSync(folder.file('notes.txt'), 'My notes, which are no database at all.\n'.repeat(50))
  const result = await runCommand(['serve', '--port', '0', '--database', 'notes.txt'], { cwd: folder.path })
  expect(result).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'mock-zoom: notes.txt is not a SQLite database. Choose another file with --database, or move this one away.\n',
  })
})

test('a read-only folder: one line, exit code 2', async () => {
  using folder = temporaryFolder()
  writeFileSync(folder.file('file'), '')
  const below = await runCommand(['serve', '--port', '0', '--database', 'file/mock.db'], { cwd: folder.path })
  expect([below.code, below.stderr]).toEqual([
    2,
    'mock-zoom: file is not a folder. Choose another file with --database, or use --memory.\n',
  ])
  const kernel = await runCommand(['serve', '--port', '0', '--database', '/proc/mock.db'], {
    cwd: folder.path,
  })
  expect([kernel.code, kernel.stderr]).toEqual([
    2,
    'mock-zoom: /proc/mock.db can’t be written. Make it writable, choose another file with --database, or use --memory.\n',
  ])
})

test('--memory together with --database is refused', async () => {
  using folder = temporaryFolder()
  expect(await runCommand(['serve', '--memory', '--database', 'x.db'], { cwd: folder.path })).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'mock-zoom: --memory and --database can’t be combined: one keeps nothing, the other keeps state in a file.\n',
  })
})

const wrongConfigs = [
  [
    '{"prot":1}',
    'mock-zoom: These options can’t be used:\n  mock-zoom.config.json:1: prot: unknown key; did you mean port?\n',
  ],
  [
    '{"switches":{"codeTtl":"soon"}}',
    'mock-zoom: These options can’t be used:\n  mock-zoom.config.json:1: switches.codeTtl: Invalid input: expected number, received string; found "soon"\n',
  ],
  ['[]', 'mock-zoom: The config file mock-zoom.config.json must contain one object.\n'],
] as const

for (const [text, stderr] of wrongConfigs) {
  test(`an invalid config file: ${text}`, async () => {
    using folder = temporaryFolder()
    writeFileSync(folder.file('mock-zoom.config.json'), text)
    expect(await runCommand(['serve', '--port', '0', '--memory'], { cwd: folder.path })).toEqual({
      code: 2,
      stdout: '',
      stderr,
    })
  })
}

test('a config file that isn’t JSON, or doesn’t exist', async () => {
  using folder = temporaryFolder()
  writeFileSync(folder.file('broken.json'), '{"port": }')
  const broken = await runCommand(['serve', '--config', 'broken.json'], { cwd: folder.path })
  expect([broken.code, broken.stderr]).toEqual([
    2,
    'mock-zoom: The config file broken.json isn’t JSON: value expected at broken.json:1.\n',
  ])
  const missing = await runCommand(['serve', '--config', 'missing.json'], { cwd: folder.path })
  expect([missing.code, missing.stderr]).toEqual([
    2,
    expect.stringMatching(
      /^mock-zoom: The config file missing\.json can’t be read \(ENOENT.*\)\. Check the path given with --config\.\n$/,
    ),
  ])
})

test('a config file may have comments, and the message names the line', async () => {
  using folder = temporaryFolder()
  writeFileSync(
    folder.file('mock-zoom.config.json'),
    '{\n  // for slides\n  "profile": "2020",\n  "switches": {\n    "codeTtl": 60,\n    "expiresIn": "soon",\n  },\n}\n',
  )
  const args = ['serve', '--port', '0', '--memory']
  expect((await runCommand([...args, '--switch', 'codeTtl=7'], { cwd: folder.path })).stderr).toBe(
    'mock-zoom: These options can’t be used:\n  mock-zoom.config.json:6: switches.expiresIn: Invalid input: expected number, received string; found "soon"\n',
  )
})

test('a config file can be a module', async () => {
  using folder = temporaryFolder()
  writeFileSync(folder.file('mock-zoom.config.mjs'), 'export default { switches: { codeTtl: 3 * 7 } }')
  const { command, url } = await serve(['--memory'], folder.path)
  await using _ = command
  expect(await (await fetch(`${url}/__mock/switches`)).json()).toMatchObject({ codeTtl: 21 })

  const start = (...args: string[]) =>
    runCommand(['serve', '--port', '0', '--memory', ...args], { cwd: folder.path })
  writeFileSync(folder.file('wrong.mjs'), 'export default { prot: 1 }')
  expect((await start('--config', 'wrong.mjs')).stderr).toBe(
    'mock-zoom: These options can’t be used:\n  wrong.mjs: prot: unknown key; did you mean port?\n',
  )
  writeFileSync(folder.file('empty.mjs'), '')
  expect((await start('--config', 'empty.mjs')).stderr).toBe(
    'mock-zoom: The config file empty.mjs has no default export: write "export default { … }".\n',
  )
  writeFileSync(folder.file('mock-zoom.config.json'), '{}')
  expect(await start()).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'mock-zoom: Both mock-zoom.config.json and mock-zoom.config.mjs exist. Remove one of them, or choose one with --config.\n',
  })
})

test('a config file in TypeScript, if Node can read it; if not, the message says what to do', async () => {
  using folder = temporaryFolder()
  writeFileSync(folder.file('mock-zoom.config.ts'), 'export default { prot: 1 as number }')
  const { code, stderr } = await runCommand(['serve', '--port', '0', '--memory'], { cwd: folder.path })
  expect([code, stderr]).toEqual([
    2,
    Reflect.get(process.features, 'typescript')
      ? expect.stringContaining('mock-zoom.config.ts: prot: unknown key')
      : `mock-zoom: Node ${process.versions.node} does not read TypeScript (mock-zoom.config.ts): use Node 22.18 or later, or name the file .mjs or .json.\n`,
  ])
})

test('file, then environment, then flags: later ones win, and the message names the one at fault', async () => {
  using folder = temporaryFolder()
  writeFileSync(
    folder.file('mock-zoom.config.json'),
    '{"$schema":"node_modules/mock-zoom/schema/mock-zoom.config.schema.json","profile":"2020","switches":{"codeTtl":7,"expiresIn":9}}',
  )
  const { command, url } = await serve(['--memory', '--switch', 'codeTtl=8'], folder.path)
  await using _ = command
  expect(await (await fetch(`${url}/__mock/switches`)).json()).toMatchObject({
    codeTtl: 8,
    expiresIn: 9,
    errorDialect: '2020',
  })
  const env = { MOCK_ZOOM_PROFILE: '1999' }
  expect((await runCommand(['serve', '--port', '0', '--memory'], { cwd: folder.path, env })).stderr).toBe(
    'mock-zoom: These options can’t be used:\n  MOCK_ZOOM_PROFILE: profile: Invalid option: expected one of "2020"|"2026", or a profile of your own; found "1999"\n',
  )
  const flag = await runCommand(['serve', '--port', '0', '--memory', '--switch', 'codeTtl=never'], {
    cwd: folder.path,
  })
  expect(flag.stderr).toBe(
    'mock-zoom: These options can’t be used:\n  --switch: switches.codeTtl: Invalid input: expected number, received string; found "never"\n',
  )
})

test.each([
  [['serve', '--port', '99999'], 'A port is a number from 0 to 65535.'],
  [['serve', '--profile', '2021'], 'Allowed choices are 2026, 2020, or a file, such as ./seen.json.'],
  [['serve', '--switch', 'codeTtl'], 'expected a name and a value, such as --switch codeTtl=60.'],
  [['serve', '--nonsense'], "unknown option '--nonsense'"],
  [['nonsense'], "unknown command 'nonsense'."],
  [['serv'], "unknown command 'serv'. Did you mean serve?"],
  [['serve', '--prot', '1'], 'Did you mean --port?'],
  [['serve', '--host', 'no.such.host.invalid'], 'no.such.host.invalid is not an address of this machine.'],
])('%j: exit code 2, and the message says why', async (args, reason) => {
  using folder = temporaryFolder()
  const { code, stdout, stderr } = await runCommand(args, { cwd: folder.path })
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain(reason)
  expect(stderr).not.toMatch(/^\s+at /m)
})

test.each([['serve'], ['contracts'], ['demo']])('%s --help shows an example, exit code 0', async (name) => {
  const { code, stdout } = await runCommand([name, '--help'])
  expect(code).toBe(0)
  expect(stdout).toContain(`mock-zoom ${name}`)
  expect(stdout).toContain('Examples:')
})

test('--version and --help exit with 0; --help lists the exit codes', async () => {
  expect((await runCommand(['--version'])).stdout).toBe('0.1.0\n')
  expect((await runCommand(['--help'])).stdout).toContain(
    'Exit codes: 0 all is well · 1 a contract was broken, Zoom differs, or there are findings · 2 could not run',
  )
})

test('--seed makes codes repeat, also after a reset', async () => {
  using folder = temporaryFolder()
  const { command, url } = await serve(['--memory', '--seed', 'slides'], folder.path)
  await using _ = command
  const code = await newCode(url)
  await fetch(`${url}/__mock/reset`, { method: 'POST' })
  expect(await newCode(url)).toBe(code)
})

test('two entries with one id or email in the config: a message that names the place', async () => {
  using folder = temporaryFolder()
  const user = { email: 'me@example.com', firstName: 'M', lastName: 'E' }
  const app = { clientId: 'mine', name: 'Mine' }
  writeFileSync(
    folder.file('mock-zoom.config.json'),
    JSON.stringify({ users: [user, user], apps: [app, app] }, null, 2),
  )
  const { code, stderr } = await runCommand(['serve', '--port', '0', '--memory'], { cwd: folder.path })
  expect([code, stderr]).toEqual([
    2,
    'mock-zoom: These options can’t be used:\n' +
      '  mock-zoom.config.json:20: apps.1.clientId: is there twice; found "mine"\n' +
      '  mock-zoom.config.json:9: users.1.email: is there twice; found "me@example.com"\n',
  ])
})

test('a folder that can’t be created, and a device instead of a file', async () => {
  for (const place of ['/proc/nowhere/mock.db', '/dev/full']) {
    const { code, stderr } = await runCommand(['serve', '--port', '0', '--database', place])
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/^mock-zoom: \S+ can’t be (written|used).*--memory\.\n$/),
    ])
  }
})
