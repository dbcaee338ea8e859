import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { main, runCommand, temporaryFolder } from '../support/command.ts'

const apps = resolve('test/contract-runner/hard-coded')

/** What a subject file says about an app with zoom.us written into it. */
function fileFor(command: readonly string[], start: Readonly<Record<string, unknown>> = {}) {
  return {
    name: 'Hard-coded',
    baseUrl: 'http://127.0.0.1:{port}',
    start: {
      command,
      env: { PORT: '{port}', CLIENT_ID: '{clientId}', CLIENT_SECRET: '{clientSecret}' },
      intercept: true,
      ...start,
    },
    requests: { connect: { method: 'GET', path: '/connect' }, use: { method: 'POST', path: '/use' } },
  }
}

async function contracts(file: unknown, env: Readonly<Record<string, string>> = {}) {
  using folder = temporaryFolder()
  writeFileSync(folder.file('mock-zoom.subject.json'), JSON.stringify(file))
  const args = ['contracts', '--only', 'connect-works', '--profile', '2026']
  const own = { MOCK_ZOOM_AUTHORITY: folder.file('authority'), ...env }
  return await runCommand(args, { cwd: folder.path, env: own })
}

function has(program: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const languages: readonly [string, readonly string[], boolean][] = [
  ['Node', [process.execPath, `${apps}/app.child.mjs`], true],
  ['Python', ['/usr/bin/python3', `${apps}/app.py`], has('/usr/bin/python3', '--version')],
  [
    'PHP',
    ['php', '-S', '127.0.0.1:{port}', `${apps}/app.php`],
    has('php', '-r', 'exit(extension_loaded("curl") ? 0 : 1);'),
  ],
]

describe.concurrent('intercept', () => {
  test.for(languages)(
    'makes zoom.us the mock for an app in %s',
    async ([, command, isHere], { skip, expect }) => {
      if (!isHere) skip('its runtime is not here')
      const { stdout, code } = await contracts(fileFor(command))
      expect(stdout).toContain('✓ connect-works 2026')
      expect(code).toBe(0)
    },
  )

  test('is what a "mock-zoom run" in the command does as well: there is one mock', async ({ expect }) => {
    const command = [process.execPath, main, 'run', '--', process.execPath, `${apps}/app.child.mjs`]
    const { stdout, code } = await contracts(fileFor(command, { intercept: false }))
    expect(stdout).toContain('✓ connect-works 2026')
    expect(code).toBe(0)
    const own = [process.execPath, main, 'run', '--port', '9666', '--', 'true']
    const refused = await contracts(fileFor(own, { intercept: false }))
    expect(refused.stdout).toContain(
      'This runs within mock-zoom contracts, and uses its mock, http://127.0.0.1:',
    )
    expect(refused.code).toBe(2)
  })
})

test('contracts within "mock-zoom run" are refused: two mocks would be one too many', async () => {
  const around = { MOCK_ZOOM_WITHIN: 'run', MOCK_ZOOM_URL: 'http://127.0.0.1:1' }
  const { stderr, code } = await contracts(fileFor(['true']), around)
  expect(stderr).toBe(
    'mock-zoom: mock-zoom contracts can’t run within mock-zoom run: each has a mock of its own, and the app would not know which ' +
      'to use. Start it by itself. "intercept": true in "start" makes zoom.us its mock.\n',
  )
  expect(code).toBe(2)
})
