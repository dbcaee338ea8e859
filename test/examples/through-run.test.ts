import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { CookieJar } from 'tough-cookie'
import { describe, expect, test } from 'vitest'
import { startCommand, temporaryFolder } from '../support/command.ts'
import { freePort } from '../support/free-port.ts'
import { examples, folder, skipWithoutRuntime } from './examples.ts'

/** The app's command and settings, without anything that points it at a mock: that is what `run` is for. */
function plainStart(name: string, port: number, dataFolder: string) {
  const { start, callback, requests } = JSON.parse(
    readFileSync(resolve(folder, name, 'mock-zoom.subject.json'), 'utf-8'),
  )
  const baseUrl = `http://127.0.0.1:${port}`
  const places = {
    baseUrl,
    port: String(port),
    dataFolder,
    redirectUri: baseUrl + callback.path,
    webhookSecret: 'unused',
  }
  const fill = (text: string) =>
    Object.entries(places).reduce((filled, [name, value]) => filled.replaceAll(`{${name}}`, value), text)
  const pointsAtMock = /\{(zoomUrl|clientId|clientSecret)\}/
  // Further processes of PHP's server outlive a signal to the first; Ctrl-C would reach them all.
  const env = Object.entries<string>(start.env).filter(
    ([key, value]) => !pointsAtMock.test(value) && key !== 'PHP_CLI_SERVER_WORKERS',
  )
  return {
    baseUrl,
    connect: requests.connect.path,
    env: Object.fromEntries(env.map(([key, value]) => [key, fill(value)])),
    command: start.command
      .map(fill)
      .filter(
        (part: string, at: number, parts: string[]) => part !== '--import' && parts[at - 1] !== '--import',
      ),
  }
}

/** A browser with cookies, for which zoom.us is the mock. Follows nothing on its own. */
function browserAt(mockUrl: string) {
  const jar = new CookieJar()
  return async (url: string, init: RequestInit = {}) => {
    const target = url.replace(/^https:\/\/(api\.)?zoom\.us/, mockUrl)
    const cookie = await jar.getCookieString(target)
    const response = await fetch(target, { redirect: 'manual', ...init, headers: { cookie } })
    for (const line of response.headers.getSetCookie()) await jar.setCookie(line, target)
    const location = response.headers.get('location')
    return { status: response.status, location: location === null ? '' : new URL(location, target).href }
  }
}

/** Goes on as long as the app sends the browser to another of its own pages. */
async function withinApp(visit: ReturnType<typeof browserAt>, baseUrl: string, start: string) {
  let page = await visit(start)
  while (page.location.startsWith(baseUrl)) page = await visit(page.location)
  return page
}

describe.each(examples)('the example %s', (name) => {
  test('connects and works through `mock-zoom run`, unchanged; the mock has no finding', async (context) => {
    skipWithoutRuntime(name, context)
    using data = temporaryFolder()
    const { baseUrl, connect, env, command } = plainStart(name, await freePort(), data.path)
    const leaveItItsOwn = ['env', '-u', 'ZOOM_BASE_URL']
    await using run = startCommand(['run', '--port', '0', '--offline', '--', ...leaveItItsOwn, ...command], {
      cwd: resolve(folder, name),
      env: { ...env, MOCK_ZOOM_AUTHORITY: data.file('authority') },
    })
    const [, mockUrl = ''] = await run.waitFor(/for this command zoom\.us is (\S+), which/, 'stderr')
    await expect
      .poll(
        () =>
          fetch(baseUrl).then(
            () => 'up',
            () => run.stderr(),
          ),
        { timeout: 30_000 },
      )
      .toBe('up')
    await fetch(`${mockUrl}/__mock/signed-in`, {
      method: 'PUT',
      body: JSON.stringify({ user: 'jill@example.com', consent: 'allow' }),
    })

    const visit = browserAt(mockUrl)
    await visit(`${baseUrl}/sign-in`, { method: 'POST', body: new URLSearchParams({ person: 'alice' }) })
    const toZoom = await withinApp(visit, baseUrl, baseUrl + connect)
    const back = await visit(toZoom.location)
    expect(back).toEqual({ status: 302, location: expect.stringMatching(`^${baseUrl}/.*[?&]code=`) })
    expect((await withinApp(visit, baseUrl, back.location)).status).toBe(200)
    expect((await visit(`${baseUrl}/use`, { method: 'POST' })).status).toBe(200)

    run.child.kill('SIGTERM')
    await run.ended
    expect(run.stderr()).toMatch(/\nmock-zoom: \d+ requests, no findings\.\n$/)
  })
})
