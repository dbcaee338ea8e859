import { spawn } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { acmeFile } from '../contract-runner/subject-file/acme-subject.ts'
import { main, startCommand, temporaryFolder } from '../support/command.ts'

/** Runs the command with a standard output that nobody reads any longer; `run` writes to standard error only. */
async function intoClosedPipe(args: readonly string[], { cwd, temp }: { cwd: string; temp: string }) {
  const script = `exec 3> >(:); wait $!; exec "$@" ${args[0] === 'run' ? '2' : ''}>&3`
  const child = spawn('bash', ['-c', script, 'bash', process.execPath, main, ...args], {
    cwd,
    env: { ...process.env, TMPDIR: temp },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)))
  const stderr = await text(child.stderr)
  return { code: await ended, stderr }
}

describe.concurrent('into a pipe that is closed', () => {
  test.each([
    ['--help'],
    ['--version'],
    ['contracts', '--help'],
    ['contracts', '--list'],
    ['contracts', '--twin', 'reuses-stored-code', '--only', 'reconnect-uses-the-new-code'],
    ['contracts', '--twin', 'reuses-stored-code', '--only', 'connect-works', '--reporter', 'json'],
    ['contracts', '--only', 'connect-works'],
    ['explain', 'journal.json', '--reporter', 'json'],
    ['lesson', '--list'],
    ['lesson', '--script'],
    ['doctor', '--plan'],
    ['doctor'],
    ['init', '--yes', '--force'],
    ['demo', '--port', '0', '--client-port', '0'],
    ['lesson', '--port', '0', '--no-open'],
    ['serve', '--port', '0', '--memory'],
    ['run', '--port', '0', '--offline', '--', process.execPath, '-e', 'setInterval(() => {}, 1000)'],
  ])('mock-zoom %s %s ends quietly, with 141, and leaves nothing', async (...args) => {
    using folder = temporaryFolder()
    using temp = temporaryFolder()
    writeFileSync(folder.file('journal.json'), '[]')
    writeFileSync(folder.file('mock-zoom.subject.json'), JSON.stringify(acmeFile()))
    const { code, stderr } = await intoClosedPipe(args, { cwd: folder.path, temp: temp.path })
    expect(stderr).toBe('')
    expect(code).toBe(141)
    expect(readdirSync(temp.path)).toEqual([])
  })
})

describe.concurrent('temporary folders are gone after', () => {
  const here = (misbehave = '') => {
    const folder = temporaryFolder()
    writeFileSync(folder.file('mock-zoom.subject.json'), JSON.stringify(acmeFile(misbehave)))
    return folder
  }

  test.each([
    ['success', '', ['--only', 'connect-works'], 0],
    ['failure', 'ends at once', ['--only', 'connect-works'], 2],
  ])('%s', async (_, misbehave, args, code) => {
    using folder = here(misbehave)
    using temp = temporaryFolder()
    const options = { cwd: folder.path, env: { TMPDIR: temp.path } }
    await using run = startCommand(['contracts', ...args], options)
    expect(await run.ended).toBe(code)
    expect(readdirSync(temp.path)).toEqual([])
  })

  test.each([
    ['contracts', ['contracts'], 130],
    ['lesson --script', ['lesson', '--script'], 130],
  ] as const)('Ctrl-C during %s', async (_, args, code) => {
    using folder = here()
    using temp = temporaryFolder()
    await using run = startCommand(args, { cwd: folder.path, env: { TMPDIR: temp.path } })
    await expect.poll(() => readdirSync(temp.path).length).toBeGreaterThan(0)
    run.child.kill('SIGINT')
    expect(await run.ended).toBe(code)
    expect(readdirSync(temp.path)).toEqual([])
  })
})
