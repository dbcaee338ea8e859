import { readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { createAuthority } from '../../src/intercept/authority/create-authority.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { installedChromium } from '../support/chromium.ts'
import { runCommand, startCommand, temporaryFolder } from '../support/command.ts'

const headless = ['--', '--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0']

test('a person clicks through an unchanged app; the browser leaves nothing behind', async (context) => {
  const executable = installedChromium()
  if (executable === undefined) return context.skip('no Chromium here: install it, or set CHROMIUM_PATH')
  using folder = temporaryFolder()
  using temporary = temporaryFolder()
  const env = { MOCK_ZOOM_AUTHORITY: folder.path, TMPDIR: temporary.path, CHROMIUM_PATH: executable }
  await using app = startCommand(['run', '--', process.execPath, 'test/browser/hard-coded-app.mjs'], {
    env: { ...env, TMPDIR: folder.path },
  })
  const [, appUrl = '', mockUrl = ''] = await app.waitFor(/app: (\S+) mock: (\S+)/)
  await using command = startCommand(['browser', appUrl, '--zoom', mockUrl, '--offline', ...headless], {
    env,
  })
  const [, socket = ''] = await command.waitFor(/DevTools listening on (\S+)/, 'stderr')
  const browser = await chromium.connectOverCDP(socket)
  const page = browser.contexts()[0]?.pages()[0]
  if (!page) throw new Error('the browser opened no page')
  page.setDefaultTimeout(15_000)
  await page.getByRole('link', { name: 'Connect to Zoom' }).click()
  await page.waitForURL(/^https:\/\/zoom\.us\/oauth\/authorize\?/)
  await page.getByLabel('You are').selectOption('Sam Tran (sam@example.com)')
  await page.getByRole('button', { name: 'Allow' }).click()
  expect(await page.getByText('Connected as').textContent()).toBe('Connected as sam@example.com')

  // Only that one key is accepted: another server with a self-made certificate is refused, as always.
  const { zoomCertificate: cert, zoomKey: key } = createAuthority(Date.now())
  const impostor = createServer({ cert, key }, (_, response) => response.end('impostor')).listen(
    0,
    '127.0.0.1',
  )
  await new Promise((listening) => impostor.once('listening', listening))
  const { port } = impostor.address() as AddressInfo
  await expect(page.goto(`https://localhost:${port}/`)).rejects.toThrow('net::ERR_CERT_AUTHORITY_INVALID')
  impostor.close()

  await browser.close()
  command.child.kill('SIGTERM')
  expect(await command.ended).toBe(0)
  expect(command.stderr()).toContain(
    `mock-zoom: in this browser zoom.us is ${mockUrl}. Close it, or press Ctrl-C here, to end.\n`,
  )
  expect(readdirSync(temporary.path).filter((name) => name.startsWith('mock-zoom'))).toEqual([])
})

test('no browser, no mock or no page: one line each, exit code 2', async () => {
  using folder = temporaryFolder()
  const env = { MOCK_ZOOM_AUTHORITY: folder.path, MOCK_ZOOM_URL: '', CHROMIUM_PATH: process.execPath }
  const run = async (args: readonly string[], more: Readonly<Record<string, string>> = {}) => {
    const { code, stdout, stderr } = await runCommand(['browser', ...args], { env: { ...env, ...more } })
    expect([code, stdout]).toEqual([2, ''])
    return stderr
  }
  const noSandbox = ['--', '--no-sandbox']
  expect(await run([], { CHROMIUM_PATH: '', PATH: folder.path })).toBe(
    'mock-zoom: No Chromium or Chrome was found. Install one, or set CHROMIUM_PATH to it.\n',
  )
  expect(await run([], { CHROMIUM_PATH: folder.file('none') })).toBe(
    `mock-zoom: CHROMIUM_PATH names ${folder.file('none')}, which isn’t a program. Set it to your Chromium or Chrome.\n`,
  )
  expect(await run(['--zoom', 'http://127.0.0.1:1', ...noSandbox])).toBe(
    'mock-zoom: No mock-zoom responds at http://127.0.0.1:1 (bad port). Start one with mock-zoom serve, or check the address.\n',
  )
  expect(await run(['--zoom', 'https://zoom.us', ...noSandbox])).toBe(
    'mock-zoom: --zoom https://zoom.us: expected the URL of a mock, without a path, such as http://127.0.0.1:9666.\n',
  )
})

/** Takes itself for a browser: ends at once, while what it has started writes into the profile as long as there is one. */
const brief = `#!${process.execPath}
const profile = process.argv.find((flag) => flag.startsWith('--user-data-dir=')).slice(16)
const writes = \`
  const { mkdirSync, writeFileSync } = require('node:fs')
  const end = Date.now() + 700
  mkdirSync('Default')
  for (let n = 0; Date.now() < end; n++) writeFileSync('Default/' + n, '')\`
require('node:child_process').spawn(process.execPath, ['-e', writes], { cwd: profile, stdio: 'ignore', detached: true }).unref()
setTimeout(() => undefined, 200)
`

test('helper processes that outlive the browser for a moment leave nothing behind either', async () => {
  using folder = temporaryFolder()
  writeFileSync(folder.file('browser'), brief, { mode: 0o755 })
  await using mock = await createMockZoom()
  const { code, stderr } = await runCommand(['browser', '--zoom', mock.url, '--', '--no-sandbox'], {
    env: { MOCK_ZOOM_AUTHORITY: folder.path, CHROMIUM_PATH: folder.file('browser'), TMPDIR: folder.path },
  })
  expect(stderr).toMatch(
    /^mock-zoom: in this browser zoom\.us is \S+\. Close it, or press Ctrl-C here, to end\.\n$/,
  )
  expect(code).toBe(0)
  expect(readdirSync(folder.path).filter((name) => name.startsWith('mock-zoom'))).toEqual([])
})

test('browser --help has examples', async () => {
  const { code, stdout } = await runCommand(['browser', '--help'])
  expect([code, stdout]).toEqual([0, expect.stringContaining('mock-zoom browser http://localhost:3000')])
})
