import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contractsFor } from '../../contracts/index.ts'
import { findTwinForPeople } from '../../src/broken-twins/index.ts'
import { testWebhookSecret } from '../../src/contract-runner/index.ts'
import { type Alterations, startReferenceClient } from '../../src/reference-client/index.ts'
import { runCommand, temporaryFolder } from '../support/command.ts'

const runs = contractsFor('user-managed').flatMap(({ profiles }) => profiles).length

test('the reference client keeps every contract in both eras: exit code 0', async () => {
  const { code, stdout } = await runCommand(['contracts', '--reference'])
  expect(stdout).toContain(`${runs} kept, 0 broken, 0 could not run`)
  expect(code).toBe(0)
})

test('a twin breaks its contract: exit code 1, and the message has the finding, what production sees, the remedy and the command', async () => {
  const { code, stdout } = await runCommand([
    'contracts',
    '--twin',
    'reuses-stored-code',
    '--profile',
    '2020',
  ])
  expect(code).toBe(1)
  expect(stdout).toContain('✗ reconnect-uses-the-new-code')
  for (const words of [
    'What is wrong: one cause',
    '1. stale-code-after-reconnect: ',
    'In production: ',
    'How to fix it: ',
    'Breaks: reconnect-uses-the-new-code\n',
  ]) {
    expect(stdout).toContain(words)
  }
  expect(stdout).toContain(
    'mock-zoom contracts --only reconnect-uses-the-new-code --profile 2020 --twin reuses-stored-code',
  )
  // No colour in a pipe.
  expect(stdout).not.toContain('\u001b')
})

test('--reporter json and junit print nothing but their format', async () => {
  const json = await runCommand(['contracts', '--reference', '--only', 'connect-works', '--reporter', 'json'])
  expect(JSON.parse(json.stdout)).toMatchObject({ counts: { kept: 2, broken: 0 } })
  const junit = await runCommand([
    'contracts',
    '--reference',
    '--only',
    'connect-works',
    '--reporter',
    'junit',
  ])
  expect(junit.stdout).toMatch(/^<\?xml [\s\S]*<\/testsuites>\s*$/)
})

test('--list shows each contract with its promise', async () => {
  const { code, stdout } = await runCommand(['contracts', '--list'])
  expect(code).toBe(0)
  expect(stdout).toMatch(
    /^reconnect-uses-the-new-code \(must\)\n {2}A person .*\.\n {2}fails on: --twin reuses-stored-code$/m,
  )
})

/** An app that is already running, and the flags with which it is tested there. */
async function runningApp(alterations: Alterations = {}) {
  const port = String(20_000 + (process.pid % 20_000))
  const app = await startReferenceClient({
    zoomUrl: `http://127.0.0.1:${port}`,
    clientId: 'acme_scheduler_dev_01',
    clientSecret: 'acme-scheduler-secret-for-dev-01',
    webhookSecret: testWebhookSecret,
    alterations,
  })
  const flags = ['--base-url', app.url, '--port', port]
  return { flags, [Symbol.asyncDispose]: () => app[Symbol.asyncDispose]() }
}

test('your own app is tested where it is running', async () => {
  await using app = await runningApp()
  const { code, stdout } = await runCommand(['contracts', ...app.flags])
  // It can’t be restarted, nor started a second time.
  expect(stdout).toMatch(/^\d+ kept, 0 broken, \d+ not applicable, 0 could not run/m)
  expect(code).toBe(0)
})

test('a contract that is only blocked, by one that can’t be judged, breaks nothing: exit code 0', async () => {
  // Whether it ever refreshes can’t be told without its clock.
  await using app = await runningApp(findTwinForPeople('never-refreshes')?.alterations)
  const only = ['--only', 'connect-works,refresh-is-rotated', '--severity', 'must', '--profile', '2026']
  const { code, stdout } = await runCommand(['contracts', ...app.flags, ...only])
  expect(stdout).toMatch(/^\? expired-token-is-refreshed 2026 .* can’t be judged: the app sent no refresh, /m)
  expect(stdout).toMatch(/^~ refresh-is-rotated 2026 .* blocked by expired-token-is-refreshed$/m)
  expect(stdout).toMatch(/^1 kept, 0 broken, 1 blocked, 1 can’t be judged, 0 could not run/m)
  expect(code).toBe(0)
})

test('an app that isn’t running: exit code 2, and the message says so', async () => {
  const { code, stdout } = await runCommand([
    'contracts',
    '--base-url',
    'http://127.0.0.1:1',
    '--port',
    '0',
    '--profile',
    '2026',
  ])
  expect(stdout).toMatch(/0 kept, 0 broken, 3 could not run, \d+ not run/)
  expect(code).toBe(2)
})

test.each([
  [
    ['--only', 'conect-works'],
    'mock-zoom: --only conect-works: unknown contract. Did you mean connect-works? mock-zoom ',
  ],
  [
    ['--base-url', 'here'],
    'mock-zoom: --base-url here: expected a whole URL, such as http://127.0.0.1:3000.',
  ],
  [
    ['--base-url', 'http://127.0.0.1:1', '--twin', 'reuses-stored-code'],
    'mock-zoom: --base-url and --twin can’t be combined',
  ],
  [
    ['--twin', 'reuse-stored-code'],
    'unknown twin. Did you mean reuses-stored-code? mock-zoom contracts --list names them all.',
  ],
  [['--timeout', '0'], 'Expected seconds, more than 0 and at most 3600.'],
])('contracts %j: exit code 2, and it says why', async (args, reason) => {
  const { code, stderr } = await runCommand(['contracts', ...args])
  expect(code).toBe(2)
  expect(stderr).toContain(reason)
})

test('without a subject file nothing is tested: exit code 2, and it says what was looked for', async () => {
  using place = temporaryFolder()
  writeFileSync(place.file('mock-zoom.subjekt.json'), '{}')
  const { code, stdout, stderr } = await runCommand(['contracts'], { cwd: place.path })
  expect(stdout).toBe('')
  expect(stderr).toContain('There is no subject file here: looked for mock-zoom.subject.json, .ts,')
  expect(stderr).toContain('"mock-zoom init" writes one')
  expect(code).toBe(2)
})
