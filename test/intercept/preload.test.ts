import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { temporaryFolder } from '../support/command.ts'

/** `node --import mock-zoom/intercept`, which is a package that imports itself here. */
async function runNode(args: readonly string[], env: Readonly<Record<string, string>>) {
  const { NODE_EXTRA_CA_CERTS: _, ...inherited } = process.env
  const child = spawn(process.execPath, ['--import', 'mock-zoom/intercept', ...args], {
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf-8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf-8').on('data', (text: string) => {
    stderr += text
  })
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, stdout, stderr }
}

test('alone, with a mock that is already running: no other setting is needed, and the program exits on its own', async () => {
  using folder = temporaryFolder()
  await using zoom = await createMockZoom()
  const env = { MOCK_ZOOM_URL: zoom.url, MOCK_ZOOM_AUTHORITY: folder.path }
  for (const program of ['fetch.mjs', 'https.mjs', 'http.mjs', 'got.mjs']) {
    expect(await runNode([`test/intercept/programs/node/${program}`], env)).toEqual({
      code: 0,
      stdout: 'https://api.zoom.us\njill@example.com sam@example.com\n',
      stderr: '',
    })
  }
  expect(await zoom.journal.list({ type: 'api.called' })).toHaveLength(4)
})

test('a raw TLS socket, no server name, and HTTP/2, which is refused because the mock has none', async () => {
  using folder = temporaryFolder()
  await using zoom = await createMockZoom()
  const env = { MOCK_ZOOM_URL: zoom.url, MOCK_ZOOM_AUTHORITY: folder.path }
  const script = `
    const socket = require('node:tls').connect(443, 'zoom.us', () => {
      console.log(socket.authorized, socket.getPeerCertificate().subjectaltname)
      socket.end()
    })
    require('node:http2').connect('https://zoom.us').on('error', (error) => console.log(error.code))`
  const { stdout } = await runNode(['-e', script], env)
  expect(stdout.trim().split('\n').sort()).toEqual([
    'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL',
    'true DNS:zoom.us, DNS:*.zoom.us, DNS:zoomgov.com, DNS:*.zoomgov.com, DNS:zoom.com, DNS:*.zoom.com, DNS:zoom.com.cn, DNS:*.zoom.com.cn',
  ])
})

test('if the mock isn’t running, the response says what to do', async () => {
  using folder = temporaryFolder()
  const zoom = await createMockZoom()
  await zoom.close()
  const script = `fetch('https://zoom.us/oauth/token').then(async (answer) => console.log(answer.status, await answer.text()))`
  const env = { MOCK_ZOOM_URL: zoom.url, MOCK_ZOOM_AUTHORITY: folder.path }
  expect((await runNode(['-e', script], env)).stdout).toBe(
    `502 No mock-zoom responds at ${zoom.url}. Start it with: mock-zoom serve\n\n`,
  )
})

test('other hosts, even if they look like Zoom’s, are left alone; with MOCK_ZOOM_OFFLINE=1 they are refused', async () => {
  using folder = temporaryFolder()
  await using zoom = await createMockZoom()
  const env = { MOCK_ZOOM_URL: zoom.url, MOCK_ZOOM_AUTHORITY: folder.path, MOCK_ZOOM_OFFLINE: '1' }
  const script = `
    const net = require('node:net'), http = require('node:http')
    const say = ({ code, message }) => console.log(code, message)
    for (const host of ['notzoom.us', 'zoom.us.example.com', '192.0.2.1'])
      http.get({ host, port: 8080 }).on('error', say)
    net.connect(5432, 'db.internal').on('error', say)`
  const { stdout } = await runNode(['-e', script], env)
  expect(stdout.trim().split('\n').sort()).toEqual(
    ['192.0.2.1:8080', 'db.internal:5432', 'notzoom.us:8080', 'zoom.us.example.com:8080'].map(
      (target) =>
        `EMOCKZOOMOFFLINE mock-zoom refused a connection to ${target}: it is not one of Zoom's hosts, and --offline blocks all others. Run without --offline to allow it.`,
    ),
  )
  expect(await zoom.journal.list()).toEqual([])
})

test.each([
  ['nonsense', 'MOCK_ZOOM_URL is nonsense.'],
  ['https://mock.example', 'MOCK_ZOOM_URL is https://mock.example.'],
  ['http://127.0.0.1:9666/sandbox', 'MOCK_ZOOM_URL is http://127.0.0.1:9666/sandbox.'],
])('MOCK_ZOOM_URL=%s: one line, exit code 2', async (url, begins) => {
  expect(await runNode(['-e', ''], { MOCK_ZOOM_URL: url })).toEqual({
    code: 2,
    stdout: '',
    stderr: `mock-zoom: ${begins} Expected the URL of a running mock, without a path, such as http://127.0.0.1:9666.\n`,
  })
})
