import { existsSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

// What a user's compiler reads, unless it is told to skip libraries: a package that only we have would break it.

const root = join(import.meta.dirname, '../..')
const { exports, dependencies, peerDependencies } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf-8'),
)
const doors = Object.values<{ types?: string }>(exports).flatMap(({ types }) => types ?? [])

/** The packages that a declaration file names, itself or by those it imports. */
function packagesIn(file: string, seen: Set<string>): string[] {
  if (seen.has(file)) return []
  seen.add(file)
  // An example in a comment imports what is the reader's own.
  const text = readFileSync(file, 'utf-8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
  const names = [...text.matchAll(/(?:from|import|import\()\s*'([^']+)'/g)].map(([, name = '']) => name)
  return names.flatMap((name) =>
    name.startsWith('.')
      ? packagesIn(join(dirname(file), name.replace(/\.[jt]s$/, '.d.ts')), seen)
      : (/^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? []),
  )
}

test('declarations import only packages that come with this one, and with their types', () => {
  const seen = new Set<string>()
  const named = new Set(doors.flatMap((door) => packagesIn(join(root, door), seen)))
  const packages = [...named].filter((name) => !isBuiltin(name))
  expect(seen.size).toBeGreaterThan(20)
  expect(packages).toContain('koa')
  for (const name of packages) {
    const { types, main = '', exports: doorsOf } = readManifest(name)
    const besideMain = existsSync(join(root, 'node_modules', name, `${main.replace(/\.js$/, '')}.d.ts`))
    const own = types !== undefined || besideMain || JSON.stringify(doorsOf ?? {}).includes('.d.')
    const needed = own ? name : `@types/${name.replace('@', '').replace('/', '__')}`
    // A door whose peer is missing can't be opened anyway.
    expect(Object.keys({ ...dependencies, ...peerDependencies })).toContain(needed)
  }
})

function readManifest(name: string): { types?: string; main?: string; exports?: object } {
  const file = join(root, 'node_modules', name, 'package.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf-8')) : {}
}
