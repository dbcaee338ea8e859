import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { readSavedJournal } from '../../src/mock-zoom/index.ts'
import { acmeFile } from '../contract-runner/subject-file/acme-subject.ts'
import { runCommand, startCommand, temporaryFolder } from '../support/command.ts'

const folders: Disposable[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) folder[Symbol.dispose]()
})

function folder() {
  const made = temporaryFolder()
  folders.push(made)
  return made
}

const ids = (stdout: string) => [...stdout.matchAll(/^([\w-]+) \((must|should)\)$/gm)].map(([, id]) => id)

test('--only, --group, --grep and --severity filter together', async () => {
  const list = async (...flags: string[]) => (await runCommand(['contracts', '--list', ...flags])).stdout
  const all = ids(await list())
  expect(all.length).toBeGreaterThan(3)
  expect(ids(await list('--only', 'connect-works', '--only', 'refresh-is-rotated'))).toEqual([
    'connect-works',
    'refresh-is-rotated',
  ])
  const connect = ids(await list('--group', 'connect'))
  expect(connect).toContain('connect-works')
  expect(connect).not.toContain('refresh-is-rotated')
  expect(ids(await list('--grep', 'CONNECT-w.rks'))).toEqual(['connect-works'])
  expect(ids(await list('--severity', 'must', '--group', 'connect', '--grep', 'works'))).toContain(
    'connect-works',
  )
  expect(await list('--severity', 'should')).not.toContain('(must)')
})

test('several reporters at once, each to its own file; each run overwrites the file', async () => {
  const place = folder()
  const files = {
    html: place.file('new/report.html'),
    junit: place.file('c.xml'),
    json: place.file('c.json'),
  }
  const reporters = Object.entries(files).flatMap(([kind, file]) => ['--reporter', `${kind}=${file}`])
  const args = [
    'contracts',
    '--reference',
    '--only',
    'connect-works',
    '--profile',
    '2026',
    '--reporter',
    'pretty',
    ...reporters,
  ]
  await runCommand(args)
  const { stdout, code } = await runCommand(args)
  expect(stdout).toContain('1 kept, 0 broken')
  expect(JSON.parse(readFileSync(files.json, 'utf-8'))).toMatchObject({ version: 2, counts: { kept: 1 } })
  expect(readFileSync(files.junit, 'utf-8')).toMatch(/^<\?xml[\s\S]*<\/testsuites>\s*$/)
  expect(readFileSync(files.html, 'utf-8')).toMatch(/^<!doctype html>[\s\S]*<\/html>\s*$/)
  expect(code).toBe(0)
})

test('in GitHub Actions a failure is an annotation, and the job has a summary', async () => {
  const summary = folder().file('summary.md')
  const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary }
  const args = [
    'contracts',
    '--twin',
    'reuses-stored-code',
    '--only',
    'reconnect-uses-the-new-code',
    '--profile',
    '2026',
  ]
  const { stdout, code } = await runCommand(args, { env })
  expect(stdout).toContain('✗ reconnect-uses-the-new-code')
  expect(stdout).toMatch(
    /^::error title=stale-code-after-reconnect::.*How to fix it.*Breaks: reconnect-uses-the-new-code/m,
  )
  expect(readFileSync(summary, 'utf-8')).toContain('| reconnect-uses-the-new-code | 2026 | ❌ broken')
  expect(code).toBe(1)
})

test('--bail stops at the first contract that is not kept', async () => {
  const { stdout, code } = await runCommand(['contracts', '--twin', 'sends-another-redirect-uri', '--bail'])
  expect(stdout).toMatch(/Not run: \d+, because redirect-uri-is-the-same-both-times was not kept/)
  expect(code).toBe(1)
})

test('--jobs runs contracts in parallel, each with its own app', async () => {
  const place = folder()
  writeFileSync(place.file('mock-zoom.subject.json'), JSON.stringify(acmeFile()))
  const args = ['contracts', '--profile', '2026', '--jobs', '2', '--group', 'connect', '--reporter', 'json']
  const { stdout, code } = await runCommand(args, { cwd: place.path })
  expect(JSON.parse(stdout)).toMatchObject({ counts: { broken: 0, 'could-not-run': 0, 'not-run': 0 } })
  expect(code).toBe(0)
})

test('--watch runs again when a file of the app changes, and ends with Ctrl-C', async () => {
  const place = folder()
  const file = acmeFile()
  writeFileSync(place.file('mock-zoom.subject.json'), JSON.stringify(file))
  await using command = startCommand(
    ['contracts', '--only', 'connect-works', '--profile', '2026', '--watch'],
    {
      cwd: place.path,
    },
  )
  await command.waitFor(/1 kept, 0 broken/)
  await expect.poll(command.stderr, { timeout: 5000 }).toContain('Waiting for a change')
  writeFileSync(place.file('mock-zoom.subject.json'), JSON.stringify({ ...file, name: 'Acme the second' }))
  await command.waitFor(/Acme the second: 1 contract run[\s\S]*1 kept, 0 broken/)
  // Nothing clears the screen without a terminal.
  expect(command.stdout()).not.toContain('\u001b')
  command.child.kill('SIGINT')
  expect(await command.ended).toBe(130)
})

test.each([
  [['--grep', '('], 'Invalid regular expression'],
  [['--grep', 'no such thing'], 'No contract matches --only, --group, --grep and --severity together.'],
  [
    ['--group', 'x'],
    'Expected one of connect, reconnect, refresh, disconnect, webhooks, hygiene, server-to-server.',
  ],
  [['--artifacts', 'x'], '--artifacts saves what a browser shows, so it needs --browser.'],
  [['--jobs', '0'], 'Expected a number from 1 to 64.'],
  [['--reporter', 'xml'], 'Expected one of pretty, json, junit, html, github.'],
  [
    ['--reporter', 'json', '--reporter', 'pretty'],
    'json needs standard output to itself. Write it to a file: --reporter json=FILE.',
  ],
  [['--reporter', 'json=/dev/null/x.json'], 'The report /dev/null/x.json can’t be written ('],
  [
    ['--jobs', '2', '--base-url', 'http://127.0.0.1:9'],
    '--jobs 2 needs one app for each job, but the app at --base-url runs once',
  ],
])('contracts %j: exit code 2, and the message says why', async (args, reason) => {
  const { code, stderr } = await runCommand([
    'contracts',
    ...(args.includes('--base-url') ? [] : ['--reference']),
    ...args,
  ])
  expect(stderr).toContain(reason)
  expect(code).toBe(2)
})

test('--browser without a browser says how to name one', async () => {
  const env = { CHROMIUM_PATH: '/no/such/chromium' }
  const { code, stderr } = await runCommand(
    ['contracts', '--reference', '--browser', '--only', 'connect-works'],
    { env },
  )
  expect(stderr).toContain(
    'mock-zoom: --browser needs Chromium, but found none at /no/such/chromium: set CHROMIUM_PATH to where it is.',
  )
  expect(code).toBe(2)
})

test('--expect: known failures do not fail the build, new ones do, and fixed ones are named', async () => {
  const file = folder().file('known.json')
  const args = ['contracts', '--twin', 'sends-no-state', '--profile', '2026', '--expect', file]
  const missing = await runCommand([...args, '--only', 'state-is-sent'])
  expect(missing.stderr).toContain(`--expect ${file}: can’t be read`)
  expect(missing.code).toBe(2)

  const update = await runCommand([...args, '--only', 'state-is-sent', '--update-expect'])
  expect(update.code).toBe(0)
  expect(JSON.parse(readFileSync(file, 'utf-8'))).toEqual({
    known: [{ contract: 'state-is-sent', profile: '2026', verdict: 'broken' }],
  })

  const known = await runCommand([...args, '--only', 'state-is-sent'])
  expect(known.stderr).toContain('Known failures: 1, as expected.\nNo new failures.')
  expect(known.code).toBe(0)

  const other = ['contracts', '--twin', 'reuses-stored-code', '--profile', '2026', '--expect', file]
  const fresh = await runCommand([
    ...other,
    '--only',
    'state-is-sent',
    '--only',
    'reconnect-uses-the-new-code',
  ])
  expect(fresh.stderr).toContain('Fixed: state-is-sent (2026).')
  expect(fresh.stderr).toContain('New failures: reconnect-uses-the-new-code (2026)')
  expect(fresh.code).toBe(1)
})

test('--save keeps the flow of each broken contract, the first in the file itself', async () => {
  const place = folder()
  const twin = ['contracts', '--twin', 'reuses-stored-code', '--only', 'reconnect-uses-the-new-code']
  const { code, stderr } = await runCommand([...twin, '--no-recheck', '--save', 'flows/f.json'], {
    cwd: place.path,
  })
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining(
      'mock-zoom: saved in flows/f.json (and 1 more beside it). Open it with Open… in an inspector, or run: mock-zoom explain flows/f.json\n',
    ),
  ])
  for (const file of ['flows/f.json', 'flows/f.reconnect-uses-the-new-code.2020.json']) {
    const { findings } = readSavedJournal(readFileSync(place.file(file), 'utf-8'), file)
    expect(findings.map(({ rule }) => rule)).toContain('stale-code-after-reconnect')
  }
})

test('refusals without a finding are counted by name; --fail-on refusals makes them count', async () => {
  const flags = ['contracts', '--reference', '--only', 'dead-token-is-given-up', '--profile', '2026']
  const lenient = await runCommand(flags)
  expect([lenient.code, lenient.stdout]).toEqual([
    0,
    expect.stringContaining('1 request was refused without a finding: refresh-token-revoked (1).'),
  ])
  const strict = await runCommand([...flags, '--fail-on', 'refusals'])
  expect([strict.code, strict.stderr]).toEqual([
    1,
    expect.stringContaining('mock-zoom: the exit code is 1 because of the refusals (--fail-on refusals).\n'),
  ])
})
