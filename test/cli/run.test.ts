import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { readSavedJournal } from '../../src/mock-zoom/index.ts'
import { runCommand, startCommand, temporaryFolder } from '../support/command.ts'

const id = 'acme_scheduler_dev_01'
const secret = 'acme-scheduler-secret-for-dev-01'

/** `mock-zoom run`, with a certificate of the test's own. */
function runIn(folder: { file(name: string): string; path: string }, args: readonly string[], env = {}) {
  const options = { cwd: folder.path, env: { MOCK_ZOOM_AUTHORITY: folder.file('authority'), ...env } }
  return {
    result: () => runCommand(['run', ...args], options),
    start: () => startCommand(['run', ...args], options),
  }
}

const node = (script: string) => ['--', process.execPath, '-e', script]

/** Lets Jill connect, and leaves `code` and `redirect_uri`. */
const connected = `
const redirect_uri = 'http://127.0.0.1:3999/callback'
await fetch(process.env.ZOOM_BASE_URL + '/__mock/signed-in', {
  method: 'PUT',
  body: JSON.stringify({ user: 'jill@example.com', consent: 'allow' }),
})
const query = new URLSearchParams({ response_type: 'code', client_id: process.env.ZOOM_CLIENT_ID, redirect_uri, state: 'kept-in-a-session' })
const answer = await fetch('https://zoom.us/oauth/authorize?' + query, { redirect: 'manual' })
const code = new URL(answer.headers.get('location')).searchParams.get('code')
`

/** Exchanges a code that Zoom never issued, twice over a real one: the finding is code-replayed. */
const replay = `
const { ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET } = process.env
${connected}
for (const _ of [1, 2]) {
  const headers = { authorization: 'Basic ' + btoa(ZOOM_CLIENT_ID + ':' + ZOOM_CLIENT_SECRET) }
  const body = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri })
  console.log((await fetch('https://zoom.us/oauth/token', { method: 'POST', headers, body })).status)
}
`

test('standard output belongs to the command; each finding comes at once on standard error, behind a bar', async () => {
  using folder = temporaryFolder()
  // It goes on until its standard input ends.
  const script = `${replay}\nprocess.stdin.resume().on('end', () => console.log('end'))`
  const command = ['--', process.execPath, '--input-type=module', '-e', script]
  await using running = runIn(folder, command).start()
  await running.waitFor(/\n┃ ! code-replayed\n┃ {3}At .*\n(┃ {3}.*\n)+\n/, 'stderr')
  expect(running.stdout()).not.toContain('end')
  running.child.stdin?.end()
  expect(await running.ended).toBe(1)
  expect(running.stdout()).toBe('200\n400\nend\n')
  expect(running.stderr()).toMatch(
    /^mock-zoom: for this command zoom\.us is (http:\/\/127\.0\.0\.1:\d+), which behaves as Zoom did in 2026\.\nmock-zoom: watch every request at \1\/\nmock-zoom: for clicking through the app: mock-zoom browser --zoom \1 http:\/\/localhost:3000 \(with your app’s own address\)\n\n┃ ! code-replayed\n/,
  )
  expect(running.stderr()).toMatch(
    /\nmock-zoom: 3 requests, 1 finding\.\n {2}! code-replayed: At .*\nmock-zoom: the command succeeded; the exit code is 1 because of the findings \(--fail-on nothing keeps the command’s own\)\.\n$/,
  )
})

test('--save keeps what happened, in a file for its owner alone, without secrets', async () => {
  using folder = temporaryFolder()
  const command = ['--', process.execPath, '--input-type=module', '-e', replay]
  const { stderr } = await runIn(folder, ['--save', 'flows/flow.json', ...command]).result()
  expect(stderr).toContain(
    'mock-zoom: saved in flows/flow.json. Open it with Open… in an inspector, or run: mock-zoom explain flows/flow.json\n',
  )
  const file = folder.file('flows/flow.json')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const text = readFileSync(file, 'utf-8')
  const saved = readSavedJournal(text, file)
  expect(saved.entries.filter(({ type }) => type === 'request.answered')).toHaveLength(3)
  expect(saved.findings.map(({ rule }) => rule)).toEqual(['code-replayed'])
  expect([saved.apps, saved.users]).toEqual([
    [{ clientId: id, name: 'Acme Scheduler' }],
    [{ id: expect.any(String), email: 'jill@example.com' }],
  ])
  expect(text).not.toContain(secret)
  expect(text).not.toContain(Buffer.from(`${id}:${secret}`).toString('base64'))
})

test('a file that can’t be written is told before the command starts', async () => {
  using folder = temporaryFolder()
  writeFileSync(folder.file('flows'), '')
  const { code, stdout, stderr } = await runIn(folder, [
    '--save',
    'flows/flow.json',
    ...node('console.log("started")'),
  ]).result()
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(
    /^mock-zoom: The flow can’t be saved in flows\/flow\.json \(.*\)\. Choose another file with --save\.\n$/,
  )
})

test('--fail-on findings, the default, turns exit code 0 into 1, and leaves any other as it is', async () => {
  using folder = temporaryFolder()
  const command = (script: string) => ['--', process.execPath, '--input-type=module', '-e', script]
  expect((await runIn(folder, command(replay)).result()).code).toBe(1)
  expect((await runIn(folder, ['--fail-on', 'nothing', ...command(replay)]).result()).code).toBe(0)
  expect((await runIn(folder, command(`${replay}\nprocess.exit(7)`)).result()).code).toBe(7)
  expect((await runIn(folder, command('')).result()).code).toBe(0)
})

/** The person uninstalls the app, and its token is used once more: refused, as happens to correct apps. */
const uninstalled = `
const { ZOOM_BASE_URL, ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET } = process.env
${connected}
const headers = { authorization: 'Basic ' + btoa(ZOOM_CLIENT_ID + ':' + ZOOM_CLIENT_SECRET) }
const body = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri })
const { access_token } = await (await fetch('https://zoom.us/oauth/token', { method: 'POST', headers, body })).json()
await fetch(ZOOM_BASE_URL + '/__mock/users/jill@example.com/uninstall', { method: 'POST', body: '{}' })
await fetch('https://api.zoom.us/v2/users/me', { headers: { authorization: 'Bearer ' + access_token } })
`

test('--fail-on refusals: a refused request without a finding is named, and fails', async () => {
  using folder = temporaryFolder()
  const command = ['--', process.execPath, '--input-type=module', '-e', uninstalled]
  const lenient = await runIn(folder, command).result()
  expect(lenient.code).toBe(0)
  expect(lenient.stderr).toMatch(
    /\nmock-zoom: 3 requests, no findings\.\nmock-zoom: 1 request was refused without a finding: access-token-revoked \(1\)\.\n$/,
  )
  expect((await runIn(folder, ['--fail-on', 'refusals', ...command]).result()).code).toBe(1)
})

test('the second morning: yesterday’s tokens are not from this mock, and the finding says why', async () => {
  using folder = temporaryFolder()
  const script = `
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
const { ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET } = process.env
const headers = { authorization: 'Basic ' + btoa(ZOOM_CLIENT_ID + ':' + ZOOM_CLIENT_SECRET) }
const ask = async (form) => (await fetch('https://zoom.us/oauth/token', { method: 'POST', headers, body: new URLSearchParams(form) })).json()
if (existsSync('tokens.json')) {
  const { refresh_token } = JSON.parse(readFileSync('tokens.json', 'utf-8'))
  await ask({ grant_type: 'refresh_token', refresh_token })
} else {
${connected}
  writeFileSync('tokens.json', JSON.stringify(await ask({ grant_type: 'authorization_code', code, redirect_uri })))
}`
  const command = ['--', process.execPath, '--input-type=module', '-e', script]
  expect((await runIn(folder, command).result()).code).toBe(0)
  const second = await runIn(folder, command).result()
  expect(second.code).toBe(1)
  const said = second.stderr.replaceAll(/[\s┃]+/g, ' ')
  expect(said).toMatch(
    /! not-from-this-mock At \S+ Acme Scheduler sent a refresh token that this mock never issued, or doesn’t remember\. It names Acme Scheduler \(acme_scheduler_dev_01\), an app of this mock: it was most likely issued before the mock was restarted, which cleared its memory\./,
  )
  expect(said).toContain('mock-zoom run keeps nothing between two runs unless you give it --keep')
})

test('--keep: tomorrow the tokens are still good, yesterday’s findings don’t count, and a repeated mistake does', async () => {
  using folder = temporaryFolder()
  const script = `
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
const { ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET } = process.env
const ask = async (form, secret = ZOOM_CLIENT_SECRET) => (await fetch('https://zoom.us/oauth/token', {
  method: 'POST', headers: { authorization: 'Basic ' + btoa(ZOOM_CLIENT_ID + ':' + secret) }, body: new URLSearchParams(form),
})).json()
if (process.argv[1] === 'mistake') await ask({ grant_type: 'refresh_token', refresh_token: 'any' }, 'wrong-secret')
if (existsSync('tokens.json')) {
  const { refresh_token } = JSON.parse(readFileSync('tokens.json', 'utf-8'))
  console.log(Object.keys(await ask({ grant_type: 'refresh_token', refresh_token })).includes('access_token'))
} else {
${connected}
  writeFileSync('tokens.json', JSON.stringify(await ask({ grant_type: 'authorization_code', code, redirect_uri })))
}`
  const run = (word: string) =>
    runIn(folder, ['--keep', '--', process.execPath, '--input-type=module', '-e', script, word]).result()
  const first = await run('mistake')
  expect(first.stderr).toContain('3 requests, 1 finding.\n  ! client-secret-wrong: ')
  const second = await run('no mistake')
  expect([second.code, second.stdout]).toEqual([0, 'true\n'])
  expect(second.stderr).toContain('\nmock-zoom: 1 request, no findings.\n')
  const third = await run('mistake')
  expect(third.code).toBe(1)
  expect(third.stderr).toContain('2 requests, 2 findings.\n  ! client-secret-wrong: ')
  expect(third.stderr).toContain('! refresh-token-reused: ')
})

test('--keep and --database can’t be combined', async () => {
  using folder = temporaryFolder()
  const { code, stderr } = await runIn(folder, ['--keep', '--database', 'own.db', ...node('')]).result()
  expect([code, stderr]).toEqual([
    2,
    'mock-zoom: --keep and --database can’t be combined: each says where the state is kept. Leave out --keep.\n',
  ])
})

test('the exit code is the command’s, or 128 + n after signal n', async () => {
  using folder = temporaryFolder()
  expect((await runIn(folder, node('process.exit(42)')).result()).code).toBe(42)
  expect((await runIn(folder, node('process.kill(process.pid, "SIGTERM")')).result()).code).toBe(143)
  expect((await runIn(folder, node('process.kill(process.pid, "SIGKILL")')).result()).code).toBe(137)
})

test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2'] as const)(
  '%s is passed on, and the command has its time to end',
  async (signal) => {
    using folder = temporaryFolder()
    const script = `process.on('${signal}', () => setTimeout(() => { console.log('tidied up'); process.exit(5) }, 50)); setInterval(() => {}, 1000); console.log('ready')`
    await using command = runIn(folder, node(script)).start()
    await command.waitFor(/ready/)
    command.child.kill(signal)
    expect(await command.ended).toBe(5)
    expect(command.stdout()).toBe('ready\ntidied up\n')
  },
)

test('standard input goes to the command', async () => {
  using folder = temporaryFolder()
  await using command = runIn(folder, ['--', 'cat']).start()
  command.child.stdin?.end('for the command\n')
  expect(await command.ended).toBe(0)
  expect(command.stdout()).toBe('for the command\n')
})

test('no such command: 127 and one line; not executable: 126 and one line', async () => {
  using folder = temporaryFolder()
  expect(await runIn(folder, ['--', 'no-such-command']).result()).toEqual({
    code: 127,
    stdout: '',
    stderr: 'mock-zoom: no-such-command: there is no such command.\n',
  })
  writeFileSync(folder.file('script'), 'echo no')
  expect(await runIn(folder, ['--', './script']).result()).toEqual({
    code: 126,
    stdout: '',
    stderr: 'mock-zoom: ./script: it can’t be run (is it executable?).\n',
  })
})

test('no command, or an unknown flag before it: exit code 2, and the message says why', async () => {
  using folder = temporaryFolder()
  const none = await runIn(folder, []).result()
  expect([none.code, none.stderr]).toEqual([
    2,
    expect.stringContaining("missing required argument 'command'"),
  ])
  const flag = await runIn(folder, ['--inspect', '--', 'node']).result()
  expect([flag.code, flag.stderr]).toEqual([2, expect.stringContaining("unknown option '--inspect'")])
})

test('the environment of the command: the mock’s app, the proxies, and what the user had', async () => {
  using folder = temporaryFolder()
  const names =
    'ZOOM_CLIENT_ID ZOOM_CLIENT_SECRET NO_PROXY no_proxy NODE_OPTIONS MOCK_ZOOM_URL ZOOM_BASE_URL HTTPS_PROXY https_proxy HTTP_PROXY http_proxy'
  const script = `for (const name of '${names}'.split(' ')) console.log(name + '=' + process.env[name])`
  const env = { NO_PROXY: '*, db.internal,.us ,api.zoom.us:443', NODE_OPTIONS: '--max-old-space-size=300' }
  const { stdout } = await runIn(folder, node(script), env).result()
  const told = stdout
    .replaceAll(/:\d{4,5}$/gm, ':PORT')
    .replaceAll(/:[0-9a-f]{32}@/g, ':PASSWORD@')
    .replace(/file:.*/, 'file:PRELOAD')
  expect(told).toBe(`ZOOM_CLIENT_ID=${id}
ZOOM_CLIENT_SECRET=${secret}
NO_PROXY=localhost,127.0.0.1,::1,db.internal
no_proxy=localhost,127.0.0.1,::1,db.internal
NODE_OPTIONS=--max-old-space-size=300 --import=file:PRELOAD
MOCK_ZOOM_URL=http://127.0.0.1:PORT
ZOOM_BASE_URL=http://127.0.0.1:PORT
HTTPS_PROXY=http://mock-zoom:PASSWORD@127.0.0.1:PORT
https_proxy=http://mock-zoom:PASSWORD@127.0.0.1:PORT
HTTP_PROXY=http://mock-zoom:PASSWORD@127.0.0.1:PORT
http_proxy=http://mock-zoom:PASSWORD@127.0.0.1:PORT
`)
})

test('an app that the mock knows keeps its own credentials; any other gets those of the mock', async () => {
  using folder = temporaryFolder()
  writeFileSync(
    folder.file('mock-zoom.config.json'),
    JSON.stringify({
      apps: [
        { clientId: 'first', name: 'First' },
        { clientId: 'mine', clientSecret: 'own', name: 'Mine' },
      ],
    }),
  )
  const print = node('console.log(process.env.ZOOM_CLIENT_ID, process.env.ZOOM_CLIENT_SECRET)')
  const known = { ZOOM_CLIENT_ID: 'mine', ZOOM_CLIENT_SECRET: 'own' }
  expect((await runIn(folder, print, known).result()).stdout).toBe('mine own\n')
  const unknown = { ZOOM_CLIENT_ID: 'real', ZOOM_CLIENT_SECRET: 'real-secret' }
  expect((await runIn(folder, print, unknown).result()).stdout).toBe('first \n')
})

test('each trust file contains what the user trusted, plus the authority, and is removed afterwards', async () => {
  using folder = temporaryFolder()
  writeFileSync(folder.file('own.pem'), 'MY OWN AUTHORITY\n')
  const own = folder.file('own.pem')
  const env = { SSL_CERT_FILE: own, REQUESTS_CA_BUNDLE: own, CURL_CA_BUNDLE: own, NODE_EXTRA_CA_CERTS: own }
  const script = `const { readFileSync } = require('fs')
    for (const name of ${JSON.stringify(Object.keys(env))}) {
      const text = readFileSync(process.env[name], 'utf-8')
      console.log(name, process.env[name], text.startsWith('MY OWN AUTHORITY\\n-----BEGIN CERTIFICATE-----\\n'))
    }`
  const { stdout } = await runIn(folder, node(script), env).result()
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
  expect(lines.map(([name, , holds]) => [name, holds])).toEqual(
    Object.keys(env).map((name) => [name, 'true']),
  )
  for (const [, path = ''] of lines) expect(() => statSync(path)).toThrow('ENOENT')
})

test('--offline refuses other hosts, naming host and remedy, for Node and for clients of the proxy', async () => {
  using folder = temporaryFolder()
  const refusal = (port: number) =>
    `mock-zoom refused a connection to example.com:${port}: it is not one of Zoom's hosts, and --offline blocks all others. Run without --offline to allow it.`
  const script = `fetch('https://example.com/').catch((error) => console.log(error.cause.message))`
  expect((await runIn(folder, ['--offline', ...node(script)]).result()).stdout).toBe(`${refusal(443)}\n`)
  const curl = await runIn(folder, ['--offline', '--', 'curl', '-sS', 'https://example.com/']).result()
  expect([curl.code, curl.stdout]).toEqual([56, ''])
  expect(curl.stderr).toContain(`${refusal(443)}\n`)
  const plain = await runIn(folder, ['--offline', '--', 'curl', '-sS', 'http://example.com/']).result()
  expect([plain.code, plain.stdout]).toEqual([0, `${refusal(80)}\n`])
})

test('--offline: no proxy and no exception of outside counts', async () => {
  using folder = temporaryFolder()
  const script = `for (const name of ['NO_PROXY', 'no_proxy', 'ALL_PROXY', 'all_proxy']) console.log(process.env[name])
    fetch('https://example.com/').catch((error) => console.log(error.cause.code))`
  const outside = {
    NO_PROXY: 'example.com',
    no_proxy: 'example.com',
    ALL_PROXY: 'socks5://proxy.internal:1080',
    all_proxy: 'socks5://proxy.internal:1080',
  }
  const { stdout } = await runIn(folder, ['--offline', ...node(script)], outside).result()
  expect(stdout).toMatch(
    /^(localhost,127\.0\.0\.1,::1\n){2}(http:\/\/mock-zoom:[0-9a-f]{32}@127\.0\.0\.1:\d+\n){2}EMOCKZOOMOFFLINE\n$/,
  )
})

test('the command’s own servers are reached directly, with or without --offline', async () => {
  using folder = temporaryFolder()
  const script = `const server = require('http').createServer((_, response) => response.end('own')).listen(0, async () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]'])
      console.log(await (await fetch('http://' + host + ':' + server.address().port)).text())
    server.close()
  })`
  expect((await runIn(folder, ['--offline', ...node(script)]).result()).stdout).toBe('own\nown\nown\n')
})

test('a user’s certificate is made on first use, is private, and is reused', async () => {
  using folder = temporaryFolder()
  const env = { MOCK_ZOOM_AUTHORITY: '', XDG_DATA_HOME: folder.file('data') }
  await runIn(folder, node(''), env).result()
  const file = folder.file('data/mock-zoom/authority.pem')
  const made = readFileSync(file, 'utf-8')
  expect([statSync(folder.file('data/mock-zoom')).mode & 0o777, statSync(file).mode & 0o777]).toEqual([
    0o700, 0o600,
  ])
  await runIn(folder, node(''), env).result()
  expect(readFileSync(file, 'utf-8')).toBe(made)
})

test('a key that others can read, or a folder that others can write to, is refused in one line', async () => {
  using folder = temporaryFolder()
  mkdirSync(folder.file('authority'), { mode: 0o700 })
  await runIn(folder, node('')).result()
  const file = folder.file('authority/authority.pem')
  chmodSync(file, 0o640)
  expect(await runIn(folder, node('')).result()).toEqual({
    code: 2,
    stdout: '',
    stderr: `mock-zoom: ${file} contains a key, and other users can read it. Delete it (mock-zoom makes a new one), or choose another folder with --authority or MOCK_ZOOM_AUTHORITY.\n`,
  })
  chmodSync(file, 0o600)
  chmodSync(folder.file('authority'), 0o770)
  expect((await runIn(folder, node('')).result()).stderr).toBe(
    `mock-zoom: Other users can write to ${folder.file('authority')}, which contains a key. Run chmod 700 ${folder.file('authority')}, or choose another folder with --authority or MOCK_ZOOM_AUTHORITY.\n`,
  )
})

test('a home that is read-only or missing: one line, exit code 2', async () => {
  using folder = temporaryFolder()
  for (const [home, reason] of [
    ['/proc/nobody', 'it can’t be created'],
    ['/dev/null', 'part of its path isn’t a folder'],
  ] as const) {
    const env = { MOCK_ZOOM_AUTHORITY: '', XDG_DATA_HOME: '', HOME: home }
    expect(await runIn(folder, node(''), env).result()).toEqual({
      code: 2,
      stdout: '',
      stderr: `mock-zoom: mock-zoom can’t keep its certificate in ${home}/.local/share/mock-zoom: ${reason}. Choose another folder with --authority or MOCK_ZOOM_AUTHORITY.\n`,
    })
  }
})

test('a file that isn’t a certificate is left alone, and the message names it', async () => {
  using folder = temporaryFolder()
  mkdirSync(folder.file('authority'), { mode: 0o700 })
  writeFileSync(folder.file('authority/authority.pem'), 'my notes', { mode: 0o600 })
  const { code, stderr } = await runIn(folder, node('')).result()
  expect([code, stderr]).toEqual([
    2,
    `mock-zoom: ${folder.file('authority/authority.pem')} is not the file that mock-zoom wrote. Delete it; mock-zoom makes a new one.\n`,
  ])
  expect(readFileSync(folder.file('authority/authority.pem'), 'utf-8')).toBe('my notes')
})

test('an unusable proxy is reported at the start, without its password', async () => {
  using folder = temporaryFolder()
  const env = { HTTPS_PROXY: 'socks5://me:secret@proxy.internal:1080' }
  const { code, stderr } = await runIn(folder, node(''), env).result()
  expect([code, stderr]).toEqual([
    2,
    'mock-zoom: The environment names the proxy socks5://…@proxy.internal:1080. mock-zoom supports http:// proxies only. Unset it for this command, or use --offline.\n',
  ])
  expect((await runIn(folder, ['--offline', ...node('')], env).result()).code).toBe(0)
})

test('run --help has examples and the exit codes', async () => {
  const { code, stdout } = await runCommand(['run', '--help'])
  expect(code).toBe(0)
  for (const part of ['[options] -- COMMAND [ARGUMENT...]', 'mock-zoom run -- npm test', '128 + n', '127']) {
    expect(stdout).toContain(part)
  }
})

/** Prints where the run keeps its files, and waits for ever, with a process of its own that does the same. */
const forever = `
require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })
console.log('files in ' + process.env.NODE_EXTRA_CA_CERTS)
setInterval(() => {}, 1000)
`

// What a command prints is this test's pipe: the run has ended only when nobody is left who holds it.
test('after SIGKILL nothing of a run remains: no process of the command, no file', async () => {
  using folder = temporaryFolder()
  await using run = runIn(folder, node(forever)).start()
  const [, file = ''] = await run.waitFor(/files in (\S+)/)
  expect(existsSync(file)).toBe(true)
  run.child.kill('SIGKILL')
  await run.ended
  expect(existsSync(dirname(file))).toBe(false)
})

test('a fatal error of mock-zoom itself ends the command and what it has started', async () => {
  using folder = temporaryFolder()
  const fatal = "process.on('SIGUSR1', () => { throw new Error('fatal') })"
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(fatal)}` }
  await using run = runIn(folder, node(forever), env).start()
  const [, file = ''] = await run.waitFor(/files in (\S+)/)
  run.child.kill('SIGUSR1')
  expect(await run.ended).not.toBe(0)
  expect(existsSync(dirname(file))).toBe(false)
})

test('folders of runs that ended without removing them are removed by the next run', async () => {
  using folder = temporaryFolder()
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  mkdirSync(folder.file(`mock-zoom-run-${pid}-abcdef`))
  mkdirSync(folder.file(`mock-zoom-run-${process.pid}-abcdef`))
  await runIn(folder, node(''), { TMPDIR: folder.path }).result()
  expect(existsSync(folder.file(`mock-zoom-run-${pid}-abcdef`))).toBe(false)
  expect(existsSync(folder.file(`mock-zoom-run-${process.pid}-abcdef`))).toBe(true)
})
