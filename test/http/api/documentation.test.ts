import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { apiEndpoints } from '../../../src/mock-zoom/endpoints/api/endpoints.ts'

const page = readFileSync(new URL('../../../docs/rest-api.md', import.meta.url), 'utf8')
const code = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(' ')

test('docs/rest-api.md has a line for each endpoint, in the order of the table, and no other', () => {
  const lines = apiEndpoints.map(
    ({ name, scopes, category, confidence }) =>
      `| \`${name}\` | ${code(scopes.granular)} | ${code(scopes.classic)} | ${category} | ${confidence} |`,
  )
  expect(page.split('\n').filter((line) => line.startsWith('| `'))).toEqual(lines)
})

test('every endpoint says where its scopes are from', () => {
  for (const { name, source } of apiEndpoints) expect([name, source.length > 0]).toEqual([name, true])
})
