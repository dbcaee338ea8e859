import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// docs/security.md is a threat model: each line of it names the test that shows it.

const lines = readFileSync('docs/security.md', 'utf-8').split('\n')
const rows = lines.filter((line) => line.startsWith('| ') && !line.startsWith('| what could happen'))

test('each line of the threat model names tests, and they exist', () => {
  expect(rows.length).toBeGreaterThan(20)
  for (const row of rows) {
    const named = row.match(/test\/[\w./-]+\.test\.ts/g) ?? []
    expect(named, row).not.toEqual([])
    expect(
      named.filter((file) => !existsSync(file)),
      row,
    ).toEqual([])
  }
})

test('it has a part for a developer, a CI machine, a class on a LAN and real traffic', () => {
  const parts = lines.filter((line) => line.startsWith('## ')).map((line) => line.slice(3))
  expect(parts).toEqual([
    'A developer’s machine',
    'A CI machine',
    'A class on a LAN',
    'Real traffic (`mock-zoom observe`)',
    'What is not protected',
  ])
})
