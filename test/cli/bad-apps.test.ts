import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { acmeFile } from '../contract-runner/subject-file/acme-subject.ts'
import { runCommand, startCommand, temporaryFolder } from '../support/command.ts'

const folders: Disposable[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) folder[Symbol.dispose]()
})

/** Where the app that misbehaves so is described. */
function appThat(misbehave: string, start: Readonly<Record<string, unknown>> = {}): string {
  const folder = temporaryFolder()
  folders.push(folder)
  writeFileSync(folder.file('mock-zoom.subject.json'), JSON.stringify(acmeFile(misbehave, start)))
  return folder.path
}

const ids = ['connect-works', 'code-is-exchanged-once', 'reconnect-uses-the-new-code', 'refresh-is-rotated']
const some = ['contracts', '--profile', '2026', '--timeout', '2', ...ids.flatMap((id) => ['--only', id])]

test.each([
  ['ends at once', 'The app ended with exit code 3 before it was ready.', 'no database at postgres'],
  ['never listens', 'The app was not ready within 2 s: GET http', 'still warming up'],
  ['answers garbage', 'The app was not ready within 2 s: GET http', ''],
])(
  'an app that %s: exit code 2 within the limits, its last output, and the rest is given up',
  async (misbehave, problem, output) => {
    const { code, stdout } = await runCommand(some, { cwd: appThat(misbehave, { ready: { timeout: 2 } }) })
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
  const { code, stdout } = await runCommand(some, { cwd: appThat('floods its output') })
  expect(stdout).toContain('The app printed more than 16 MiB during one contract and was stopped.')
  expect(stdout).toMatch(/The app’s last output\n {4}x{200}…\n/)
  expect(stdout.length).toBeLessThan(50_000)
  expect(code).toBe(2)
})

test('an app that is killed midway: exit code 2, it says so, and the app is started again for the next contract', async () => {
  const { code, stdout } = await runCommand(some, { cwd: appThat('is killed midway') })
  expect(stdout).toContain('The app was ended by SIGKILL.')
  expect(stdout).toContain('The app’s last output\n    pid')
  expect(code).toBe(2)
})

test('an app that hangs midway: exit code 2 within the limits', async () => {
  const { code, stdout } = await runCommand(some, {
    cwd: appThat('hangs midway', { stop: { timeout: 0.2 } }),
  })
  expect(stdout).toContain('The contract did not end within its 2000 ms.')
  expect(stdout).toContain('computing something big')
  expect(code).toBe(2)
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
  const cwd = appThat('')
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
