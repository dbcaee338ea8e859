import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { acmeFile } from '../contract-runner/subject-file/acme-subject.ts'
import { runCommand, startCommand, temporaryFolder } from '../support/command.ts'

/** A folder in which the app that misbehaves so is described. */
function appThat(misbehave: string, start: Readonly<Record<string, unknown>> = {}) {
  const folder = temporaryFolder()
  writeFileSync(folder.file('mock-zoom.subject.json'), JSON.stringify(acmeFile(misbehave, start)))
  return folder
}

const ids = ['connect-works', 'code-is-exchanged-once', 'reconnect-uses-the-new-code', 'refresh-is-rotated']
const some = ['contracts', '--profile', '2026', ...ids.flatMap((id) => ['--only', id])]

// Side by side: they wait for limits, more than they work.
describe.concurrent('within the limits', () => {
  test.each([
    ['ends at once', {}, 'The app ended with exit code 3 before it was ready.', 'no database at postgres'],
    [
      'never listens',
      { ready: { timeout: 2 } },
      'The app was not ready within 2 s: GET http',
      'still warming up',
    ],
    ['answers garbage', { ready: { timeout: 2 } }, 'The app was not ready within 2 s: GET http', ''],
  ])(
    'an app that %s: exit code 2, its last output, and the rest is given up',
    async (misbehave, start, problem, output) => {
      using app = appThat(misbehave, start)
      const { code, stdout } = await runCommand(some, { cwd: app.path })
      expect(stdout).toContain(problem)
      expect(stdout).toContain(output)
      expect(stdout).toMatch(
        /Not run: \d+, because three contracts in a row could not be run, the last one because: The app /,
      )
      expect(stdout).toMatch(/3 could not run, \d+ not run/)
      expect(code).toBe(2)
    },
  )

  test('an app that floods its output: exit code 2, it says so, and shows the end of it', async () => {
    using app = appThat('floods its output')
    const { code, stdout } = await runCommand(some, { cwd: app.path })
    expect(stdout).toContain('The app printed more than 16 MiB during one contract and was stopped.')
    expect(stdout).toMatch(/The app’s last output\n {4}x{200}…\n/)
    expect(stdout.length).toBeLessThan(50_000)
    expect(code).toBe(2)
  })

  test('an app that is killed midway: exit code 2, it says so, and the app is started again for the next contract', async () => {
    using app = appThat('is killed midway')
    const { code, stdout } = await runCommand(some, { cwd: app.path })
    expect(stdout).toContain('The app was ended by SIGKILL.')
    expect(stdout).toContain('The app’s last output\n    pid')
    expect(code).toBe(2)
  })

  test('an app that hangs midway: exit code 2', async () => {
    using app = appThat('hangs midway', { stop: { timeout: 0.2 } })
    const once = ['contracts', '--profile', '2026', '--only', 'connect-works', '--timeout', '5']
    const { code, stdout } = await runCommand(once, { cwd: app.path })
    expect(stdout).toContain('The contract did not end within 5000 ms.')
    expect(stdout).toContain('computing something big')
    expect(code).toBe(2)
  })
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  return !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf-8'))
}

/** Waits until acme.child.mjs has written where it is. */
async function pidIn(file: string): Promise<number> {
  for (;;) {
    const text = existsSync(file) ? readFileSync(file, 'utf-8') : ''
    const [, pid] = /pid (\d+)/.exec(text) ?? []
    if (pid !== undefined) return Number(pid)
    await wait(20)
  }
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 130],
  ['SIGKILL', null],
] as const)('nothing of the app is left when the runner gets %s', async (signal, exitCode) => {
  using app = appThat('')
  const cwd = app.path
  const file = acmeFile('')
  const log = `${cwd}/log.txt`
  const command = `exec ${file.start.command.join(' ')} > ${log}`
  writeFileSync(
    `${cwd}/mock-zoom.subject.json`,
    JSON.stringify({ ...file, start: { ...file.start, command } }),
  )
  await using runner = startCommand(['contracts', '--profile', '2026'], { cwd })
  const pid = await pidIn(log)
  runner.child.kill(signal)
  expect(await runner.ended).toBe(exitCode)
  if (signal !== 'SIGKILL') expect(runner.stdout()).toMatch(/Not run: \d+, because interrupted/)
  await expect.poll(() => isAlive(pid)).toBe(false)
})
