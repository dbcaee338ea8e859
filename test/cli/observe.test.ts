import { readFileSync, statSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMockZoom, type LocalMockZoom, readSavedJournal } from '../../src/mock-zoom/index.ts'
import { isPublicAddress, relay } from '../../src/observe/relay.ts'
import { runCommand, temporaryFolder } from '../support/command.ts'

const id = 'acme_scheduler_dev_01'
const secret = 'acme-scheduler-secret-for-dev-01'
const redirectUri = 'http://127.0.0.1:3999/callback'

/** A second mock in place of the real Zoom. Its journal is only read to see what reached it. */
let zoom: LocalMockZoom
beforeAll(async () => {
  zoom = await createMockZoom()
  await zoom.signedIn.choose({ user: 'jill@example.com', consent: 'allow' })
})
afterAll(() => zoom.close())

async function newCode(): Promise<string> {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: id,
    redirect_uri: redirectUri,
    state: 'kept-in-a-session',
  })
  const answer = await fetch(`${zoom.url}/oauth/authorize?${query}`, { redirect: 'manual' })
  return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? ''
}

/** Exchanges the same code twice, and prints what Zoom said, secrets included. */
const programs: Readonly<Record<string, (code: string) => readonly string[]>> = {
  Node: (code) => [
    process.execPath,
    '--input-type=module',
    '-e',
    `for (const _ of [1, 2]) {
      const response = await fetch('https://zoom.us/oauth/token', {
        method: 'POST',
        headers: { authorization: 'Basic ${btoa(`${id}:${secret}`)}' },
        body: new URLSearchParams({ grant_type: 'authorization_code', code: '${code}', redirect_uri: '${redirectUri}' }),
      })
      console.log(response.status, await response.text())
    }`,
  ],
  Python: (code) => [
    'python3',
    '-c',
    `
import urllib.request, urllib.parse, urllib.error
data = urllib.parse.urlencode({'grant_type': 'authorization_code', 'code': '${code}', 'redirect_uri': '${redirectUri}'}).encode()
for _ in range(2):
    request = urllib.request.Request('https://zoom.us/oauth/token', data, {'Authorization': 'Basic ${btoa(`${id}:${secret}`)}'})
    try:
        with urllib.request.urlopen(request) as response: print(response.status, response.read().decode())
    except urllib.error.HTTPError as error: print(error.code, error.read().decode())
`,
  ],
  PHP: (code) => [
    'php',
    '-r',
    `foreach ([1, 2] as $_) {
      $curl = curl_init('https://zoom.us/oauth/token');
      curl_setopt_array($curl, [CURLOPT_RETURNTRANSFER => true, CURLOPT_USERPWD => '${id}:${secret}',
        CURLOPT_POSTFIELDS => http_build_query(['grant_type' => 'authorization_code', 'code' => '${code}', 'redirect_uri' => '${redirectUri}'])]);
      $text = curl_exec($curl);
      echo curl_getinfo($curl, CURLINFO_RESPONSE_CODE), ' ', $text, "\\n";
    }`,
  ],
}

async function observe(
  folder: { readonly path: string; file(name: string): string },
  command: readonly string[],
  { flags = [] as readonly string[], upstream = zoom.url } = {},
) {
  return runCommand(['observe', '--upstream', upstream, '--yes', ...flags, '--', ...command], {
    cwd: folder.path,
    env: { MOCK_ZOOM_AUTHORITY: folder.file('authority') },
  })
}

/** A secret in every form in which somebody could read it. */
function forms(text: string): string[] {
  const inBase64 = ['', 'x', 'xx'].flatMap((before) =>
    (['base64', 'base64url'] as const).map((encoding) =>
      Buffer.from(before + text)
        .toString(encoding)
        .slice(4, -4),
    ),
  )
  return [text, encodeURIComponent(text), Buffer.from(text).toString('hex'), ...inBase64]
}

for (const [language, program] of Object.entries(programs))
  test(`${language}: the cause is found in what passes, and no secret of the run is in the saved file`, async () => {
    using folder = temporaryFolder()
    const code = await newCode()
    const {
      stdout,
      stderr,
      code: exit,
    } = await observe(folder, program(code), { flags: ['--save', 'flow.json'] })
    const [first = '', second = ''] = stdout.trim().split('\n')
    expect([first.slice(0, 3), second.slice(0, 3), exit]).toEqual(['200', '400', 1])
    expect(stderr).toMatch(/no secret is kept[\s\S]*! code-replayed\n[\s\S]*2 requests seen, 1 finding\./)
    const path = folder.file('flow.json')
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600')
    const saved = readFileSync(path, 'utf-8')
    expect(JSON.parse(saved)).toMatchObject({ observed: { from: 'pass-through' } })
    expect(readSavedJournal(saved, path).findings.map(({ rule }) => rule)).toEqual(['code-replayed'])
    const tokens: unknown = JSON.parse(first.slice(4))
    const values = [
      secret,
      code,
      ...Object.values(Object(tokens)).filter((value) => String(value).length > 60),
    ]
    expect(values).toHaveLength(4)
    for (const value of values.flatMap((each) => forms(String(each)))) {
      expect(saved).not.toContain(value)
      expect(stderr).not.toContain(value)
    }
  })

test('100 requests at once pass, none is repeated, and each is seen', async () => {
  using folder = temporaryFolder()
  const before = (await zoom.journal.list()).at(-1)?.seq ?? 0
  const script = `const all = await Promise.all(Array.from({ length: 100 }, async (_, n) =>
    (await fetch('https://api.zoom.us/v2/users/me?page_size=' + n, { headers: { authorization: 'Bearer nothing' } })).status))
    console.log(all.filter((status) => status === 401).length)`
  const { stdout, stderr } = await observe(folder, [process.execPath, '--input-type=module', '-e', script])
  expect(stdout).toBe('100\n')
  expect(stderr).toContain('100 requests seen')
  expect(await zoom.journal.list({ type: 'request.answered', after: before })).toHaveLength(100)
})

test('every byte passes unchanged, in both directions', async () => {
  using folder = temporaryFolder()
  const request =
    'POST /oauth/token?a=%2f&&b HTTP/1.1\r\nhOST: zoom.us\r\nX-Odd:  two  spaces \r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3;ext=1\r\na=b\r\n0\r\n\r\n'
  const response = 'HTTP/1.1 418 Odd Words\r\nx-zm-CASE:kept\r\nContent-Length: 4\r\n\r\n\x01\xff{}'
  let heard = ''
  const upstream = createServer((socket) =>
    socket
      .on('error', () => {})
      .on('data', (chunk) => {
        heard += chunk.toString('latin1')
        if (heard.endsWith('0\r\n\r\n')) socket.end(Buffer.from(response, 'latin1'))
      }),
  )
  await new Promise<void>((done) => upstream.listen(0, '127.0.0.1', done))
  const { port } = upstream.address() as AddressInfo
  const script = `const socket = require('tls').connect({ host: 'zoom.us', port: 443, servername: 'zoom.us' })
    socket.write(Buffer.from(${JSON.stringify(request)}, 'latin1'))
    socket.on('data', (chunk) => process.stdout.write(chunk.toString('hex')))`
  const { stdout } = await observe(folder, [process.execPath, '-e', script], {
    upstream: `http://127.0.0.1:${port}`,
  })
  upstream.close()
  expect(heard).toBe(request)
  expect(Buffer.from(stdout, 'hex').toString('latin1')).toBe(response)
})

test('an upstream that dies in the middle is the app’s failure and ours to tell, nothing more', async () => {
  using folder = temporaryFolder()
  const dying = createServer((socket) => socket.on('error', () => {}).once('data', () => socket.destroy()))
  await new Promise<void>((done) => dying.listen(0, '127.0.0.1', done))
  const { port } = dying.address() as AddressInfo
  const script = `for (const _ of [1, 2]) await fetch('https://zoom.us/oauth/token', { method: 'POST', body: 'a=b' }).catch((error) => console.log(error.message))`
  const { stdout, stderr, code } = await observe(
    folder,
    [process.execPath, '--input-type=module', '-e', script],
    {
      upstream: `http://127.0.0.1:${port}`,
    },
  )
  dying.close()
  expect([stdout, code]).toEqual(['fetch failed\nfetch failed\n', 0])
  expect(stderr).toContain('2 requests seen')
})

test('without --yes and a terminal nothing is started', async () => {
  using folder = temporaryFolder()
  const { code, stdout, stderr } = await runCommand(
    ['observe', '--', process.execPath, '-e', 'console.log(1)'],
    {
      cwd: folder.path,
      env: { MOCK_ZOOM_AUTHORITY: folder.file('authority'), HTTPS_PROXY: '', https_proxy: '' },
    },
  )
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(
    /the REAL Zoom: zoom\.us, zoomgov\.com, zoom\.com, zoom\.com\.cn[\s\S]*Nothing was started/,
  )
})

test('a private network, this machine and nowhere are never Zoom', () => {
  const refused =
    '127.0.0.1 10.1.2.3 172.31.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 ::1 :: fe80::1 fd00::1 ::ffff:10.0.0.1 x'
  expect(refused.split(' ').filter(isPublicAddress)).toEqual([])
  expect(['170.114.52.2', '2620:123:2000::1'].filter(isPublicAddress)).toHaveLength(2)
})

test.each([
  [undefined, 'a request to Zoom without TLS, whose secrets anybody on the way could read'],
  ['zoom.us.example.com', 'zoom.us.example.com is not one of Zoom’s hosts'],
] as const)('a connection to %s is closed, and the reason told', async (host, why) => {
  const client = new PassThrough()
  const told = await new Promise((onRefusal) => relay(client, host, { onRefusal, onExchange: () => {} }))
  expect([told, client.destroyed]).toEqual([why, true])
})
