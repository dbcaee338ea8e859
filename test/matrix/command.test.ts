import { execFile } from 'node:child_process'
import { expect, test } from 'vitest'
import { installedChromium } from '../support/chromium.ts'

/** Runs the built `npm run matrix`. */
function runMatrixCommand(...args: readonly string[]) {
  return new Promise<{ code: number | string | null | undefined; stdout: string; stderr: string }>(
    (resolve) => {
      execFile(process.execPath, ['tools/matrix.mjs', ...args], (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : error.code, stdout, stderr })
      })
    },
  )
}

const choice = ['--contract', 'connect-works', '--twin', 'forgets-the-verifier']

test('a chosen part of the matrix runs in its own processes, with progress separate from the result', async () => {
  const { code, stdout, stderr } = await runMatrixCommand(...choice)
  expect(code).toBe(0)
  expect(stdout).toMatch(/^ +ref +1\nconnect-works +✓ +·\n/)
  expect(stdout).toContain('1 forgets-the-verifier')
  expect(stderr).toMatch(/^1\/2 .*\n2\/2 .*\n$/)
})

test('--browser runs a twin in Chromium, only on the contracts that claim it', async (context) => {
  if (installedChromium() === undefined) return context.skip('no Chromium here')
  const { code, stdout } = await runMatrixCommand(
    '--browser',
    '--contract',
    'connect-works',
    '--contract',
    'state-is-sent',
    '--twin',
    'forgets-the-verifier',
  )
  expect(stdout).toMatch(/^ +ref +1\nconnect-works +✓ +·\nstate-is-sent +✓\n/)
  expect(code).toBe(0)
})

test('--json gives the whole report', async () => {
  const { code, stdout } = await runMatrixCommand(...choice, '--json')
  expect(code).toBe(0)
  const { columns, complaints } = JSON.parse(stdout)
  expect(complaints).toEqual([])
  expect(columns.map(({ twin }: { twin: string | null }) => twin)).toEqual([null, 'forgets-the-verifier'])
})

test.each([
  [['--twin', 'nobody'], 'There is no twin nobody.'],
  [['--contract', 'nothing'], 'There is no contract nothing.'],
  [['--fast'], "Unknown option '--fast'"],
])('%j is refused with one line and exit code 2', async (args, line) => {
  const { code, stdout, stderr } = await runMatrixCommand(...args)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain(line)
})
