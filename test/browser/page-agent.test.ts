import { readdirSync, readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createPageAgent } from '../../src/contract-runner/browser/page-agent.ts'
import { startingLine } from '../../src/contract-runner/browser/starting-line.ts'
import type { ContractBrowsers } from '../../src/contract-runner/browser-source.ts'
import { openBrowsers, type RealBrowsers } from '../../src/contract-runner/index.ts'
import type { UserAgent, UserAgentOptions } from '../../src/contract-runner/user-agent.ts'
import { browserPromises, urlOf } from '../contract-runner/browser-promises.ts'
import { serve } from '../contract-runner/small-server.ts'
import { installedChromium, openPage } from '../support/chromium.ts'

describe.skipIf(installedChromium() === undefined)('Chromium', () => {
  let real: RealBrowsers
  let browsers: ContractBrowsers | undefined
  beforeAll(async () => {
    real = await openBrowsers()
  })
  afterEach(async () => {
    await browsers?.end('kept')
    browsers = undefined
  })
  afterAll(() => real[Symbol.asyncDispose]())

  function newBrowser(options: UserAgentOptions = {}): UserAgent {
    browsers ??= real.browsers.forContract('test')
    return browsers.newAgent('Jill', options)
  }

  browserPromises(newBrowser)

  /** Pages by path; a function writes its own response. */
  function site(pages: Readonly<Record<string, string | ((response: ServerResponse) => void)>>) {
    return serve(({ url }, response) => {
      const content = pages[url.split('?')[0] ?? '']
      if (typeof content === 'function') return content(response)
      response.writeHead(content === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(content)
    })
  }

  test('a page may need its scripts to go on', async () => {
    await using app = await site({
      '/': `<script>setTimeout(() => { location.href = '/next' }, 100)</script>`,
      '/next': `<p id="said"></p><script>
        fetch('/api').then((it) => it.text()).then((text) => { said.textContent = text })</script>`,
      '/api': (response) => void response.writeHead(409).end('not connected'),
    })
    const end = await newBrowser().visit({ url: new URL(app.url) })
    expect(end).toMatchObject({ kind: 'page', status: 409, url: urlOf('/next', app.url) })
    expect(end).toMatchObject({ text: expect.stringContaining('<p id="said">not connected</p>') })
  })

  test('a request of a script may take as long as any other; an image is not waited for', async () => {
    await using app = await site({
      '/': `<img src="/never"><script>fetch('/slow').then(() => { document.title = 'done' })</script>`,
      '/never': () => undefined,
      // Longer than a page that is only busy is given.
      '/slow': (response) => void setTimeout(() => response.writeHead(201).end(), 3500),
    })
    const end = await newBrowser().visit({ url: new URL(app.url) })
    expect(end).toMatchObject({ status: 201, text: expect.stringContaining('<title>done</title>') })
  })

  test('a script’s request that hangs, or gets no response, ends the visit and is named', async () => {
    const button = (act: string) => `<button onclick="${act}">Use</button>`
    await using app = await site({
      '/hangs': button("fetch('/never', { method: 'POST' })"),
      '/crashes': button("location.href = '/crash'"),
      '/never': () => undefined,
      '/crash': (response) => void response.destroy(),
    })
    const hangs = newBrowser({ timeoutMs: 3000 }).visit({ url: new URL('/hangs', app.url), click: 'button' })
    await expect(hangs).rejects.toMatchObject({
      kind: 'timeout',
      message: `POST ${app.url}/never did not finish its response within 3000 ms.`,
      request: { method: 'POST' },
    })
    const crashes = newBrowser().visit({ url: new URL('/crashes', app.url), click: 'button' })
    await expect(crashes).rejects.toMatchObject({
      kind: 'garbage',
      message: `GET ${app.url}/crash did not return valid HTTP: ERR_EMPTY_RESPONSE.`,
    })
  })

  test('a loop of scripts counts like a loop of redirects', async () => {
    await using app = await site({
      '/': `<script>location.href = '/again'</script>`,
      '/again': `<script>location.href = '/'</script>`,
    })
    expect(await newBrowser().visit({ url: new URL(app.url) })).toMatchObject({ kind: 'endless' })
  })

  test('a page that never stops making requests is taken as it is', async () => {
    await using app = await site({
      '/': `<script>setInterval(() => fetch('/news'), 30)</script>`,
      '/news': (response) => void response.end(),
    })
    expect(await newBrowser().visit({ url: new URL(app.url) })).toMatchObject({ kind: 'page', status: 200 })
  })

  test('a question whether to go on is confirmed', async () => {
    await using app = await site({
      '/': `<button onclick="if (confirm('Disconnect?')) location.href = '/gone'">Disconnect</button>`,
      '/gone': 'Gone',
    })
    const end = await newBrowser().visit({ url: new URL(app.url), click: 'text=Disconnect' })
    expect(end).toMatchObject({ url: urlOf('/gone', app.url) })
  })

  test('what the app keeps in the tab stays there from visit to visit; another browser doesn’t have it', async () => {
    await using app = await site({
      '/connect': (response) =>
        response
          .writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'sid=1' })
          .end(`<script>sessionStorage.verifier = 'v'; location.href = '/callback?code=1'</script>`),
      '/callback': `<p id="said"></p><script>
        said.textContent = sessionStorage.verifier + ' ' + document.cookie</script>`,
    })
    const jill = newBrowser()
    const elsewhere = newBrowser()
    const holdAt = (url: URL) => url.pathname === '/callback'
    const held = await jill.visit({ url: new URL('/connect', app.url), holdAt })
    expect(held.kind).toBe('held')
    const callback = new URL('/callback?code=1', app.url)
    expect(await jill.visit({ url: callback })).toMatchObject({ text: expect.stringContaining('>v sid=1<') })
    expect(await elsewhere.visit({ url: callback })).toMatchObject({
      text: expect.stringContaining('>undefined <'),
    })
  })

  test('whoever visits in the same moment as another person waits until that one’s browser is open', async (context) => {
    const { page } = await openPage(context)
    const profile = page.context()
    const asked: string[] = []
    const app = await serve(({ url = '' }, response) => void response.end(String(asked.push(url))))
    const line = startingLine()
    let open = () => {}
    const opened = new Promise<typeof profile>((resolve) => {
      open = () => resolve(profile)
    })
    const jill = createPageAgent({}, line, async () => profile)
    const sam = createPageAgent({}, line, () => opened)
    await jill.visit({ url: new URL('/before', app.url) })

    const visits = [jill, sam].map((agent) => agent.visit({ url: new URL('/at-once', app.url) }))
    // The time that her own tab would have needed to send the request, were it not for Sam.
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 300))')
    expect(asked).toEqual(['/before'])
    open()
    await Promise.all(visits)
    expect(asked).toEqual(['/before', '/at-once', '/at-once'])
    await app[Symbol.asyncDispose]()
  })

  test.each(['page', 'browser'])('a %s that crashes ends one visit, not those after it', async (what) => {
    await using app = await site({ '/': 'There', '/deadly': () => killChromium() })
    const deadly = what === 'page' ? new URL('chrome://crash') : new URL('/deadly', app.url)
    await expect(newBrowser().visit({ url: deadly })).rejects.toThrow()
    await browsers?.end('could-not-run')
    browsers = undefined
    expect(await newBrowser().visit({ url: new URL(app.url) })).toMatchObject({ kind: 'page', status: 200 })
  })
})

/** The one that this process has started. */
function killChromium(): void {
  for (const task of readdirSync('/proc/self/task'))
    for (const child of readFileSync(`/proc/self/task/${task}/children`, 'utf-8').split(' ').filter(Boolean))
      if (readFileSync(`/proc/${child}/comm`, 'utf-8').startsWith('chrom'))
        process.kill(Number(child), 'SIGKILL')
}
