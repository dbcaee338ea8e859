import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { startCommand, temporaryFolder } from '../support/command.ts'
import { freePort } from '../support/free-port.ts'

/** An app that reads ZOOM_BASE_URL, whose default is https://zoom.us. */
interface App {
  readonly program: string
  readonly runner: readonly string[]
  readonly probe: readonly [string, ...string[]]
  /** The command that compiles it, if it has to be. */
  readonly build?: readonly [string, ...string[]]
}

const python = (modules: string) =>
  ['python3', '/usr/bin/python3'].find((each) => works([each, '-c', `import ${modules}`])) ?? 'python3'
const flask = python('flask, requests')
const django = python('django, requests')

const apps: Readonly<Record<string, App>> = {
  Express: { program: 'express.mjs', runner: [process.execPath], probe: [process.execPath, '--version'] },
  Flask: { program: 'flask_app.py', runner: [flask], probe: [flask, '-c', 'import flask, requests'] },
  Django: { program: 'django_app.py', runner: [django], probe: [django, '-c', 'import django, requests'] },
  Rails: {
    program: 'rails_app.rb',
    runner: ['ruby'],
    probe: ['ruby', '-e', 'require "rails"; require "webrick"'],
  },
  Laravel: {
    program: 'laravel_app.php',
    runner: ['sh', '-c', 'exec php -S 127.0.0.1:$PORT "$0"'],
    probe: ['php', '-r', 'require "Illuminate/autoload.php"; curl_version();'],
  },
  Go: { program: 'net_http.go', runner: [], probe: ['go', 'version'], build: ['go', 'build', '-o'] },
}

for (const [name, { program, runner, probe, build }] of Object.entries(apps)) {
  const source = resolve('test/intercept/apps', program)
  const commandIn = (folder: string): string[] => {
    if (!build) return [...runner, source]
    const [tool, ...args] = build
    execFileSync(tool, [...args, join(folder, 'app'), source])
    return [join(folder, 'app')]
  }

  test(`${name}, with https://zoom.us hard-coded, connects through mock-zoom run`, async (context) => {
    if (!works(probe)) return context.skip(`not here: ${probe.join(' ')}`)
    using folder = temporaryFolder()
    const port = await freePort()
    const env = { MOCK_ZOOM_AUTHORITY: folder.path, PORT: String(port) }
    await using run = startCommand(
      ['run', '--offline', '--', 'env', '-u', 'ZOOM_BASE_URL', ...commandIn(folder.path)],
      { env },
    )
    const [, zoomUrl = ''] = await run.waitFor(/for this command zoom\.us is (\S+), which/, 'stderr')
    expect(await connect(port, zoomUrl, 'https://zoom.us')).toBe('Connected as jill@example.com')
    run.child.kill('SIGTERM')
    await run.ended
    expect(run.stderr()).toContain('mock-zoom: 3 requests, no findings.\n')
  })

  test(`${name}, with ZOOM_BASE_URL set to the mock, connects`, async (context) => {
    if (!works(probe)) return context.skip(`not here: ${probe.join(' ')}`)
    using folder = temporaryFolder()
    await using zoom = await createMockZoom()
    const port = await freePort()
    const { clientId, clientSecret } = await zoom.apps.first()
    const settings = {
      ZOOM_BASE_URL: zoom.url,
      ZOOM_CLIENT_ID: clientId,
      ZOOM_CLIENT_SECRET: clientSecret ?? '',
    }
    await using _ = startApp(commandIn(folder.path), { ...settings, PORT: String(port) })
    expect(await connect(port, zoom.url, zoom.url)).toBe('Connected as jill@example.com')
    expect(await zoom.findings.list()).toEqual([])
  })
}

/** Connects a person who allows everything; the browser goes to the mock, whichever URL the app has for Zoom. */
async function connect(port: number, zoomUrl: string, believed: string): Promise<string> {
  await fetch(`${zoomUrl}/__mock/signed-in`, {
    method: 'PUT',
    body: JSON.stringify({ user: 'jill@example.com', consent: 'allow' }),
  })
  const started = await whenUp(`http://127.0.0.1:${port}/connect`)
  const authorize = new URL(started.headers.get('location') ?? '')
  expect(authorize.origin).toBe(believed)
  const answer = await fetch(`${zoomUrl}${authorize.pathname}${authorize.search}`, { redirect: 'manual' })
  // The state may be kept in a session.
  const cookie = started.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return (await fetch(answer.headers.get('location') ?? '', { headers: { cookie } })).text()
}

async function whenUp(url: string): Promise<Response> {
  for (;;) {
    const answer = await fetch(url, { redirect: 'manual' }).catch(() => undefined)
    if (answer) return answer
    await pause(50)
  }
}

function startApp([name = '', ...args]: readonly string[], env: NodeJS.ProcessEnv): AsyncDisposable {
  const child: ChildProcess = spawn(name, args, { env: { ...process.env, ...env }, stdio: 'ignore' })
  const ended = new Promise((done) => child.once('close', done))
  return {
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function works([name, ...args]: readonly [string, ...string[]]): boolean {
  return spawnSync(name, args, { stdio: 'ignore' }).status === 0
}
