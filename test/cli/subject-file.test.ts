import { writeFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { deadUrl } from '../contract-runner/small-server.ts'
import { acmeFile } from '../contract-runner/subject-file/acme-subject.ts'
import { runCommand, temporaryFolder } from '../support/command.ts'

const folders: Disposable[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) folder[Symbol.dispose]()
})

/** A folder with a subject file in it. */
function folderWith(file: unknown) {
  const folder = temporaryFolder()
  folders.push(folder)
  writeFileSync(folder.file('mock-zoom.subject.json'), JSON.stringify(file))
  return folder
}

const one = ['contracts', '--only', 'connect-works']

test('the app of the subject file in this folder is started and tested', async () => {
  const { code, stdout } = await runCommand(one, { cwd: folderWith(acmeFile()).path })
  expect(stdout).toMatch(/^Acme: 2 contract runs\n\n✓ connect-works 2026 .*\n✓ connect-works 2020/)
  expect(code).toBe(0)
})

test('--subject chooses another file, also in the command that reproduces a failure', async () => {
  const file = folderWith(acmeFile('ends at once')).file('mock-zoom.subject.json')
  const { code, stdout } = await runCommand([...one, '--profile', '2026', '--subject', file])
  expect(stdout).toContain('The app ended with exit code 3 before it was ready.')
  expect(stdout).toContain('The app’s last output\n    Error: no database at postgres://127.0.0.1')
  expect(stdout).toContain(`mock-zoom contracts --only connect-works --profile 2026 --subject ${file}`)
  expect(code).toBe(2)
})

test('an app that is already running is described by a file without start', async () => {
  const file = { ...acmeFile(), baseUrl: await deadUrl(), start: undefined }
  const { code, stdout } = await runCommand([...one, '--port', '0'], { cwd: folderWith(file).path })
  expect(stdout).toContain('Nothing responds at http://127.0.0.1:')
  expect(code).toBe(2)
})

test('two subject files in one folder: the message says how to choose', async () => {
  const folder = folderWith(acmeFile())
  writeFileSync(folder.file('mock-zoom.subject.mjs'), 'export default {}')
  expect(await runCommand(one, { cwd: folder.path })).toMatchObject({
    code: 2,
    stderr:
      'mock-zoom: Both mock-zoom.subject.json and mock-zoom.subject.mjs exist. Remove one of them, or choose one with --subject.\n',
  })
})

test('an invalid file is refused with the line, and two apps at once with their flags', async () => {
  const { cwd } = { cwd: folderWith({ ...acmeFile(), hots: 1 }).path }
  const wrong = await runCommand(one, { cwd })
  expect(wrong.stderr).toContain('mock-zoom.subject.json:1: hots: unknown key')
  expect(wrong.code).toBe(2)
  const both = await runCommand([...one, '--subject', 'x.json', '--twin', 'reuses-stored-code'], { cwd })
  expect(both.stderr).toContain('--subject and --twin can’t be combined: each chooses the app to test.')
  expect(both.code).toBe(2)
})
