import { spawn } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { acmeFile } from '../contract-runner/subject-file/acme-subject.ts'
import { main, startCommand, temporaryFolder } from '../support/command.ts'

/** These write to standard error only: standard output belongs to what they start. */
const onStandardError: readonly unknown[] = ['run', 'browser']

interface Surroundings {
  readonly cwd: string
  readonly temp: string
  readonly env?: Readonly<Record<string, string>>
}

/** Runs the command with an output that nobody reads any longer. */
async function intoClosedPipe(args: readonly string[], { cwd, temp, env = {} }: Surroundings) {
  const script = `exec 3> >(:); wait $!; exec "$@" ${onStandardError.includes(args[0]) ? '2' : ''}>&3`
  const child = spawn('bash', ['-c', script, 'bash', process.execPath, main, ...args], {
    cwd,
    env: { ...process.env, ...env, TMPDIR: temp },
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

  test('mock-zoom browser does so as well, and its browser ends with it', async () => {
    using folder = temporaryFolder()
    using temp = temporaryFolder()
    await using mock = await createMockZoom()
    // Any program does for a browser: what is printed comes before its first page.
    writeFileSync(folder.file('browser'), `#!${process.execPath}\nsetInterval(() => {}, 1000)\n`, {
      mode: 0o755,
    })
    const env = { CHROMIUM_PATH: folder.file('browser'), MOCK_ZOOM_AUTHORITY: folder.path }
    const args = ['browser', '--zoom', mock.url, '--', '--no-sandbox']
    const { code, stderr } = await intoClosedPipe(args, { cwd: folder.path, temp: temp.path, env })
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
