import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
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

test('every import is in the table of layers', () => {
  const { status, stderr } = spawnSync(process.execPath, ['tools/layers.mjs'], { encoding: 'utf-8' })
  expect([status, stderr]).toEqual([0, ''])
})

/** The rooms and arrows of CONTRIBUTING.md, by the names that it gives them. */
function arrowsInContributing(): Record<string, readonly string[]> {
  const rows = readFileSync('CONTRIBUTING.md', 'utf-8').matchAll(/^\| `(\S+)` \| [^|]+ \| ([^|]+) \|$/gm)
  return Object.fromEntries(
    [...rows].map(([, room = '', arrows = '']) => [room, arrows === 'nothing' ? [] : arrows.split(', ')]),
  )
}

/** CONTRIBUTING.md leaves out the folders that most rooms are in. */
function shortName(path: string): string {
  return path.replace(/^src\/(mock-zoom\/)?(?=.)/, '').replace(/\/$/, '')
}

test('CONTRIBUTING.md has every room of the table, with its arrows', () => {
  const print =
    "import { allowedArrows } from './tools/layers.mjs'; console.log(JSON.stringify(allowedArrows))"
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', print], { encoding: 'utf-8' })
  const table = z.record(z.string(), z.array(z.string())).parse(JSON.parse(stdout))
  expect(arrowsInContributing()).toEqual(
    Object.fromEntries(
      Object.entries(table).map(([room, arrows]) => [shortName(room), arrows.map(shortName)]),
    ),
  )
})

test('a forbidden import fails, and the message names its line, the arrow and the table', () => {
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
  ['importing a type counts', "import type { Send } from '../http/send.ts'", 'flow/ -> src/mock-zoom/http/'],
  ['re-exporting counts', "export * from '../pages/html.ts'", 'flow/ -> src/mock-zoom/pages/'],
  ['a dynamic import counts', "await import('../server/app.ts')", 'flow/ -> src/mock-zoom/server/'],
  ['a package that belongs to another room counts', "import Koa from 'koa'", 'loads koa'],
])('%s', (_, line, complaint) => {
  const { status, stderr } = checkLayers({ 'src/mock-zoom/flow/refresh.ts': `${line}\n` })
  expect(status).toBe(1)
  expect(stderr).toContain(complaint)
})

test('other code may only import the mock through its door', () => {
  const { stderr } = checkLayers({
    'contracts/one.contract.ts':
      "import { a } from '../src/mock-zoom/index.ts'\nimport { b } from '../src/mock-zoom/domain/scope.ts'\n",
  })
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).toContain('contracts/one.contract.ts:2 ')
})

test.each([
  ['src/vitest/index.ts', "await fetch(new URL('/__mock/reset', zoom.url))", 'Use the interface MockZoom.'],
  ['contracts/one.contract.ts', "const path = '/__mock/apps'", 'Use the interface MockZoom.'],
  ['src/mock-zoom/server/app.ts', 'await fetch(url)', 'Call the function that does it.'],
])('the control API of a mock in the same process is not fetched: %s', (file, line, instead) => {
  const { status, stderr } = checkLayers({ [file]: `\n${line}\n` })
  expect(status).toBe(1)
  expect(stderr).toContain(`${file}:2 has `)
  expect(stderr).toContain(instead)
})

test('a folder without a row in the table fails', () => {
  const { stderr } = checkLayers({ 'src/misc/utils.ts': "import './other.ts'\n" })
  expect(stderr).toContain('src/misc/utils.ts:1 has no room')
})

test('two files that import each other fail in every room, even if they import only types', () => {
  using folder = temporaryFolder()
  cpSync('biome.json', folder.file('biome.json'))
  const rooms = ['src/mock-zoom/flow', 'src/contract-runner', 'src/cli', 'contracts']
  for (const room of rooms) {
    write(folder.file(`${room}/a.ts`), "import type { B } from './b.ts'\nexport type A = { readonly b: B }\n")
    write(
      folder.file(`${room}/b.ts`),
      "import type { A } from './a.ts'\nexport type B = { readonly a?: A }\n",
    )
  }
  const biome = resolve('node_modules/@biomejs/biome/bin/biome')
  const lint = ['lint', '--vcs-enabled=false', 'src', 'contracts']
  const { status, stdout, stderr } = spawnSync(process.execPath, [biome, ...lint], {
    cwd: join(folder.file('.')),
    encoding: 'utf-8',
  })
  for (const room of rooms)
    expect(`${stdout}${stderr}`).toContain(`${room}/a.ts:1:24 lint/suspicious/noImportCycles`)
  expect(status).toBe(1)
})
