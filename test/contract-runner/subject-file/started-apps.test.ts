import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { contracts } from '../../../contracts/index.ts'
import {
  kindOf,
  type LocatedSubject,
  parseSubject,
  runContracts,
  sharedZoom,
  startedApps,
} from '../../../src/contract-runner/index.ts'
import { acmeFile, acmeSubject } from './acme-subject.ts'

/** A mock, and the app that is started for it. Disposing stops both. */
async function start(located: LocatedSubject) {
  const mocks = sharedZoom({})
  const { start } = located.subject
  if (start === undefined) throw new Error('nothing to start')
  const apps = startedApps(located, start)
  const { zoom } = await mocks.lend('2026')
  return {
    mocks,
    apps,
    zoom,
    ready: () => apps.subject(zoom),
    async [Symbol.asyncDispose]() {
      await apps[Symbol.asyncDispose]()
      await mocks[Symbol.asyncDispose]()
    },
  }
}

/** acme.child.mjs says its process id when it is ready. */
function pidIn(output: string | undefined): number {
  return Number(/pid (\d+)/.exec(output ?? '')?.[1])
}

/** A process that has ended may not have been reaped by its new parent. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  return !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf-8'))
}

test('one process serves every contract about its kind of app, of both eras, at one URL, and knows its callback', async () => {
  await using at = await start(acmeSubject())
  const outputs: string[] = []
  const report = await runContracts({
    contracts: contracts.filter((contract) => kindOf(contract) === 'user-managed'),
    subjectName: 'Acme',
    zoom: at.mocks.lend,
    subject: async (zoom) => {
      const running = await at.apps.subject(zoom)
      outputs.push(running.lastOutput?.() ?? '')
      return running
    },
  })
  expect(report.results.filter(({ verdict }) => verdict !== 'kept')).toEqual([])
  const first = outputs[0] ?? ''
  expect(first).toMatch(/^pid \d+ at (http:\/\/127.0.0.1:\d+), callback \1\/callback$/)
  // Contracts that restart it change the process, never the URL.
  for (const output of outputs) expect(output.replace(/^pid \d+/, '')).toBe(first.replace(/^pid \d+/, ''))
})

test('is restarted at the same URL with the same data, and can run more instances on it', async () => {
  await using at = await start(acmeSubject())
  const app = await at.ready()
  const before = pidIn(app.lastOutput?.())
  await app.restart?.()
  const after = pidIn(app.lastOutput?.())
  expect(after).not.toBe(before)
  expect(isAlive(before)).toBe(false)

  const another = await app.startAnother?.()
  expect(another?.url).not.toBe(app.description.baseUrl)
  expect((await fetch(`${another?.url}/status`)).status).toBeLessThan(500)
  await app[Symbol.asyncDispose]()
  await expect(fetch(`${another?.url}/status`)).rejects.toThrow('fetch failed')
  expect((await fetch(app.description.baseUrl)).status).toBeLessThan(500)
  expect(await at.zoom.journal.list({ type: 'mock.failed' })).toEqual([])
})

test('is started again when it has ended, and when it does not respond', async () => {
  await using at = await start(acmeSubject('is killed midway'))
  const first = await at.ready()
  const pid = pidIn(first.lastOutput?.())
  await expect(fetch(`${first.description.baseUrl}/callback`)).rejects.toThrow('fetch failed')
  while ((await first.ending?.()) === undefined) await wait(10)
  expect(await first.ending?.()).toBe('was ended by SIGKILL')
  const second = await at.ready()
  expect(second.description.baseUrl).toBe(first.description.baseUrl)
  expect(pidIn(second.lastOutput?.())).not.toBe(pid)
})

test('without keepsData and instances, neither restarts nor instances are offered', async () => {
  await using at = await start(acmeSubject('', { keepsData: false, instances: false }))
  const app = await at.ready()
  expect([app.restart, app.startAnother]).toEqual([undefined, undefined])
})

test('a line for the shell is run by the shell', async () => {
  await using at = await start(
    acmeSubject('', { command: `echo first && exec ${process.execPath} acme.child.mjs` }),
  )
  expect((await at.ready()).lastOutput?.()).toMatch(/^first\npid \d+/)
})

test('what it prints is kept as it came, also a line too long for people', async () => {
  const long = 'x'.repeat(300)
  await using at = await start(
    acmeSubject('', { command: `echo ${long} && exec ${process.execPath} acme.child.mjs` }),
  )
  const app = await at.ready()
  expect(app.printed?.()).toContain(long)
  expect(app.lastOutput?.()).not.toContain(long)
})

test('stopping it leaves nothing running, although it and what it started ignore the signal', async () => {
  const located = acmeSubject('starts another that clings to life', { stop: { timeout: 0.2 } })
  await using at = await start(located)
  const app = await at.ready()
  const output = app.lastOutput?.() ?? ''
  const pids = [pidIn(output), Number(/other (\d+)/.exec(output)?.[1])]
  expect(pids.map(isAlive)).toEqual([true, true])
  await at.apps[Symbol.asyncDispose]()
  await expect.poll(() => pids.map(isAlive)).toEqual([false, false])
})

test('an app of two servers gets a port for each, and is ready when both are', async () => {
  const two =
    'const { createServer } = require("http");' +
    'createServer((_, r) => r.end("pages")).listen(process.env.PORT);' +
    'setTimeout(() => createServer((_, r) => r.end("api")).listen(process.env.API_PORT), 200)'
  const file = acmeFile('', {
    command: [process.execPath, '-e', two],
    env: { PORT: '{port}', API_PORT: '{port2}', CALLBACK: '{redirectUri}' },
    ready: { path: ['/', 'http://127.0.0.1:{port2}/health'] },
    keepsData: false,
    instances: false,
  })
  const subject = parseSubject(
    {
      ...file,
      callback: { path: 'http://127.0.0.1:{port2}/callback' },
      webhooks: { path: 'http://127.0.0.1:{port2}/events' },
    },
    'the test',
  )
  await using at = await start({ subject, folder: '.' })
  const { description } = await at.ready()
  expect(await (await fetch(description.baseUrl)).text()).toBe('pages')
  expect(description.callback?.path).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/)
  expect(await (await fetch(description.webhooks?.path ?? '')).text()).toBe('api')
})

const answers200 = 'require("http").createServer((_, r) => r.end()).listen(process.env.PORT)'

// Side by side: they wait for limits, more than they work.
describe.concurrent('an app that does not start is an error that says why', () => {
  test.each([
    ['ends at once', {}, /^The app ended with exit code 3 before it was ready\.$/, /no database at postgres/],
    [
      'never listens',
      { ready: { timeout: 2, path: '/health' } },
      /^The app was not ready within 2 s: GET http:\S+\/health did not respond\. Does it listen there\? See "start"/,
      /still warming up/,
    ],
    [
      'answers garbage',
      { ready: { timeout: 2 } },
      /^The app was not ready within 2 s: GET \S+ did not respond\./,
      undefined,
    ],
    [
      '',
      { ready: { timeout: 2, status: 204 }, command: [process.execPath, '-e', answers200] },
      /^The app was not ready within 2 s: GET \S+ answered 200\./,
      undefined,
    ],
    [
      '',
      { command: ['no-such-program'] },
      /^The app could not be started: spawn no-such-program ENOENT/,
      undefined,
    ],
    ['', { cwd: 'no/such/folder' }, /^The app could not be started: .*\(in \S+no\/such\/folder\)/, undefined],
  ])('%s %j', async (misbehave, settings, message, output) => {
    await using at = await start(acmeSubject(misbehave, settings))
    const error = await at.ready().catch((error: unknown) => error)
    expect(error).toMatchObject({ kind: 'app-did-not-start', message: expect.stringMatching(message) })
    expect(error).toMatchObject({
      appOutput: output === undefined ? undefined : expect.stringMatching(output),
    })
  })

  const fails = (status: number, text: string) =>
    `require("http").createServer((_, r) => r.writeHead(${status}).end(${JSON.stringify(text)})).listen(process.env.PORT)`

  test.each([
    [
      'a PHP fatal error in its page',
      ['-e', fails(200, '<b>Fatal error</b>:  Uncaught Error: no such table in index.php:3')],
      /^The app can’t serve its pages\. GET \S+ answers 200: Fatal error: {2}Uncaught Error: no such table in index\.php:3\n/,
    ],
    [
      'a PHP fatal error in its output',
      ['-e', `console.error("PHP Parse error: syntax error in index.php on line 7"); ${fails(500, '')}`],
      /answers 500: PHP Parse error: syntax error in index\.php on line 7\n/,
    ],
    [
      '500 at its ready path, again and again',
      ['-e', fails(500, 'oops')],
      /answers 500\.\nIf it only needs time/,
    ],
    [
      'a supervisor that waits for a change',
      [
        '-e',
        'console.log("[nodemon] app crashed - waiting for file changes before starting..."); setInterval(() => {}, 1000)',
      ],
      /has not responded: \[nodemon\] app crashed - waiting for file changes/,
    ],
  ])('%s is told at once, not when its time is up', async (_, args, message) => {
    await using at = await start(
      acmeSubject('', { ready: { timeout: 60 }, command: [process.execPath, ...args] }),
    )
    const error = await at.ready().catch((error: unknown) => error)
    expect(error).toMatchObject({ kind: 'app-did-not-start', message: expect.stringMatching(message) })
    // Nor is it tried again for the next contract.
    await expect(at.ready()).rejects.toBe(error)
  })

  test('503 means that it warms up', async () => {
    const warmsUp =
      'let n = 0; require("http").createServer((_, r) => r.writeHead(n++ < 2 ? 503 : 200).end()).listen(process.env.PORT)'
    await using at = await start(acmeSubject('', { command: [process.execPath, '-e', warmsUp] }))
    expect((await at.ready()).description.name).toBe('Acme')
  })

  test('something else listens at its URL', async () => {
    await using at = await start(acmeSubject())
    const located = acmeSubject('', { instances: false })
    const taken = { ...located, subject: { ...located.subject, baseUrl: at.zoom.url } }
    await using second = await start(taken)
    await expect(second.ready()).rejects.toThrow(
      `Acme can’t be started: something already listens at ${at.zoom.url}. Stop it, or put {port} into baseUrl.`,
    )
  })
})
