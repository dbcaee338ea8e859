import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Everything that a source file loads as soon as it is loaded itself: files of ours, and packages. */
function loadedBy(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const text = readFileSync(file, 'utf-8')
  for (const [, what = '', from = ''] of text.matchAll(/^(?:import|export) (.*?)from '([^']+)'$/gms)) {
    const isTypeOnly = /^type |^\{(\s*type \w+,?)+\s*\} $/.test(what)
    if (!isTypeOnly && !from.startsWith('node:')) {
      if (from.startsWith('.')) loadedBy(join(file, '..', from), seen)
      else seen.add(from)
    }
  }
  return seen
}

// People and shells ask for help all the time, and a mock takes a third of a second to load.
test('mock-zoom --help loads its flags and commander, no mock', () => {
  const loaded = [...loadedBy('src/cli/main.ts')]
  expect(loaded).toContain('src/cli/serve.ts')
  expect(loaded.filter((each) => !each.startsWith('src/cli/'))).toEqual(['commander'])
})
