import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/command.ts'

function checkLayers(files: Readonly<Record<string, string>>) {
  using folder = temporaryFolder()
  for (const name of ['src', 'contracts', 'tools']) mkdirSync(folder.file(name))
  for (const [name, text] of Object.entries(files)) write(folder.file(name), text)
  return spawnSync(process.execPath, ['tools/layers.mjs', folder.file('.')], { encoding: 'utf-8' })
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

test('the sources keep to the table of layers', () => {
  const { status, stderr } = spawnSync(process.execPath, ['tools/layers.mjs'], { encoding: 'utf-8' })
  expect([status, stderr]).toEqual([0, ''])
})

test('an import against the table fails, and is named with its line, the arrow and the table', () => {
  const { status, stderr } = checkLayers({
    'src/mock-zoom/domain/scope.ts':
      "import type { Scope } from './other.ts'\nimport { findGrant } from '../storage/grants.ts'\n",
  })
  expect(status).toBe(1)
  expect(stderr).toBe(
    'src/mock-zoom/domain/scope.ts:2 imports src/mock-zoom/storage/grants.ts: src/mock-zoom/domain/ -> ' +
      'src/mock-zoom/storage/ is not in the table of tools/layers.mjs. src/mock-zoom/domain/ may import only itself.\n',
  )
})

test.each([
  ['a type counts as well', "import type { Send } from '../http/send.ts'", 'flow/ -> src/mock-zoom/http/'],
  ['so does what is passed on', "export * from '../pages/html.ts'", 'flow/ -> src/mock-zoom/pages/'],
  ['so does what is loaded late', "await import('../server/app.ts')", 'flow/ -> src/mock-zoom/server/'],
  ['so does a package of another room', "import Koa from 'koa'", 'loads koa'],
])('%s', (_, line, complaint) => {
  const { status, stderr } = checkLayers({ 'src/mock-zoom/flow/refresh.ts': `${line}\n` })
  expect(status).toBe(1)
  expect(stderr).toContain(complaint)
})

test('an outsider sees the mock through its door only', () => {
  const { stderr } = checkLayers({
    'contracts/one.contract.ts':
      "import { a } from '../src/mock-zoom/index.ts'\nimport { b } from '../src/mock-zoom/domain/scope.ts'\n",
  })
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).toContain('contracts/one.contract.ts:2 ')
})

test('a folder that is in no room fails', () => {
  const { stderr } = checkLayers({ 'src/misc/utils.ts': "import './other.ts'\n" })
  expect(stderr).toContain('src/misc/utils.ts:1 is in no room')
})

test('two files that import each other fail, though it be types only', () => {
  using folder = temporaryFolder()
  cpSync('biome.json', folder.file('biome.json'))
  write(folder.file('src/a.ts'), "import type { B } from './b.ts'\nexport type A = { readonly b: B }\n")
  write(folder.file('src/b.ts'), "import type { A } from './a.ts'\nexport type B = { readonly a?: A }\n")
  const biome = resolve('node_modules/@biomejs/biome/bin/biome')
  const lint = ['lint', '--vcs-enabled=false', '--only=suspicious/noImportCycles', 'src']
  const { status, stdout, stderr } = spawnSync(process.execPath, [biome, ...lint], {
    cwd: join(folder.file('.')),
    encoding: 'utf-8',
  })
  expect(`${stdout}${stderr}`).toContain('This import is part of a cycle')
  expect(status).toBe(1)
})
