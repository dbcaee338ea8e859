import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { zoomErrors } from '../../src/mock-zoom/zoom/errors.ts'
import { switchTable } from '../../src/mock-zoom/zoom/profiles.ts'
import { fidelityPage } from '../../tools/fidelity/fidelity-page.ts'
import { code, sources } from '../../tools/fidelity/markdown.ts'

const page = readFileSync('docs/fidelity.md', 'utf-8')

test('docs/fidelity.md says what the tables say (npm run build writes it)', () => {
  expect(page).toBe(fidelityPage())
})

test('docs/fidelity.md has the endpoints that a running mock says it has', async () => {
  await using zoom = await createMockZoom()
  const { mock_zoom: said } = await (await fetch(`${zoom.url}/nothing-is-here`)).json()
  const endpoints = page.match(/(?<=^\| `)(GET|POST|PATCH|DELETE) [^`]+/gm) ?? []
  expect(said.remedy).toBe(`It has ${endpoints.join(', ')}.`)
})

test('every refusal, in both profiles, and every switch has a row', () => {
  for (const [reason, answers] of Object.entries(zoomErrors)) {
    const rows = page.split('\n').filter((line) => line.startsWith(`| ${code(reason)} |`))
    expect(rows.length, reason).toBeGreaterThan(0)
    for (const { status, body, confidence, source } of [answers[2026], answers[2020]]) {
      const told = rows.filter((row) =>
        [`${status} ${code(body)}`, `| ${confidence} | ${sources(source)} |`].every((text) =>
          row.includes(text),
        ),
      )
      expect(told, reason).toHaveLength(1)
    }
  }
  for (const [name, row] of Object.entries(switchTable)) {
    expect(page).toContain(
      `| ${code(name)} | ${row.about} | ${code(String(row[2026]))} | ${code(String(row[2020]))} |`,
    )
  }
})

test('every row has its confidence, and as many cells as its table', () => {
  let columns = 0
  for (const line of page.split('\n')) {
    const cells = line.split(/(?<!\\)\|/).length
    if (!line.startsWith('|')) columns = 0
    else if (columns === 0) columns = cells
    else expect(cells, line).toBe(columns)
  }
})

test('everything that it links to in the repository exists', () => {
  for (const [, target = ''] of page.matchAll(/\]\((?!https:)([^)]+)\)/g)) {
    expect(existsSync(`docs/${target}`), target).toBe(true)
  }
})
