import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { apiEndpoints } from '../../../src/mock-zoom/endpoints/api/endpoints.ts'
import { resourceErrors } from '../../../src/mock-zoom/zoom/api-errors.ts'

const page = readFileSync(new URL('../../../docs/rest-api.md', import.meta.url), 'utf8')
const code = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(' ')

test('docs/rest-api.md lists exactly the endpoints of the table, in its order', () => {
  const lines = apiEndpoints.map(
    ({ name, scopes, category, confidence }) =>
      `| \`${name}\` | ${code(scopes.granular)} | ${code(scopes.classic)} | ${category} | ${confidence} |`,
  )
  expect(page.split('\n').filter((line) => line.startsWith('| `'))).toEqual(lines)
})

test('docs/rest-api.md names the code of every refusal, in both eras', () => {
  const codes = Object.values(resourceErrors).flatMap((row) =>
    ([2026, 2020] as const).flatMap((era) => /"code":(\d+)/.exec(row[era].body)?.[1] ?? []),
  )
  const missing = [...new Set(codes)].filter((each) => !new RegExp(`\\b${each}\\b`).test(page))
  expect([codes.length > 0, missing]).toEqual([true, []])
})

test('every endpoint names the source of its scopes', () => {
  for (const { name, source } of apiEndpoints) expect([name, source.length > 0]).toEqual([name, true])
})
