import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findingRules } from '../../src/mock-zoom/findings/rules.ts'
import { findingsPage } from '../../tools/fidelity/findings-page.ts'
import { symptoms } from '../../tools/fidelity/symptoms.ts'

const ids = findingRules.map(({ id }) => id)

test('docs/findings.md says what the rules say (npm run build writes it), and README.md links to it', () => {
  expect(readFileSync('docs/findings.md', 'utf-8')).toBe(findingsPage())
  expect(readFileSync('README.md', 'utf-8')).toContain('](docs/findings.md)')
})

test('each name below a symptom is a finding, and the page lists every finding', () => {
  const named = symptoms.flatMap(({ findings }) => findings)
  expect(named.filter((id) => !ids.includes(id))).toEqual([])
  const page = findingsPage()
  expect(ids.filter((id) => !page.includes(`- [${id}](#${id}): `))).toEqual([])
})

test('every rule has a file of the same name, and every file is a rule', () => {
  const files = readdirSync('src/mock-zoom/findings/rules').map((file) => file.replace('.ts', ''))
  expect([...ids].toSorted()).toEqual(files.toSorted())
  expect(new Set(ids).size).toBe(ids.length)
})

test('every rule fires in some test of what Zoom sees', () => {
  // That table has each rule's name, but no rule can fire.
  const files = ['findings', 'http', 'webhooks'].flatMap((folder) =>
    readdirSync(`test/${folder}`)
      .filter((file) => file.endsWith('.test.ts') && file !== 'refusals.test.ts')
      .map((file) => `test/${folder}/${file}`),
  )
  const tests = files.map((file) => readFileSync(file, 'utf-8')).join('\n')
  const silent = ids.filter((id) => !tests.includes(`'${id}'`) && !tests.includes(`${id}: `))
  expect(silent).toEqual([])
})

test.each(findingRules)('$id has a title, what production sees, a remedy and sources', (rule) => {
  for (const text of [rule.title, rule.inProduction, rule.remedy]) expect(text).toMatch(/^[A-Z].*[.)]$/s)
  expect(rule.sources.length).toBeGreaterThan(0)
})
