import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/command.ts'

// `npm start` makes only those parts of dist/ again whose inputs have changed.

test('a part is made again when a file of it changes, comes or goes, or its output is gone, and not for a new date', () => {
  using folder = temporaryFolder()
  mkdirSync(folder.file('a'))
  mkdirSync(folder.file('b'))
  const write = (name: string, text: string) => writeFileSync(folder.file(name), text)
  write('a/one', '1')
  write('b/one', '1')
  write('out', '')
  const script = `
    import { changedParts, remember } from './tools/stamps.mjs'
    const parts = ['a', 'b'].map((name) => ({ name, inputs: [name, 'missing'], output: 'out' }))
    const root = ${JSON.stringify(folder.path)}
    console.log(changedParts(root, parts, 'stamps.json').map(({ name }) => name).join())
    remember(root, parts, 'stamps.json')`
  const changed = () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf-8',
    })
    expect(stderr).toBe('')
    return stdout.trim()
  }
  expect(changed()).toBe('a,b')
  write('a/one', '1')
  expect(changed()).toBe('')
  write('a/one', '2')
  expect(changed()).toBe('a')
  write('b/two', '')
  expect(changed()).toBe('b')
  rmSync(folder.file('b/two'))
  expect(changed()).toBe('b')
  rmSync(folder.file('out'))
  expect(changed()).toBe('a,b')
})

test('npm start compiles what has changed, and npm run compile everything', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf-8'))
  expect(scripts).toMatchObject({
    prestart: 'node tools/compile.mjs --changed',
    compile: 'node tools/compile.mjs',
  })
})
