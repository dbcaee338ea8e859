import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Fidelity } from '../../src/mock-zoom/index.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { zoomErrors } from '../../src/mock-zoom/zoom/errors.ts'
import { switchTable } from '../../src/mock-zoom/zoom/profiles.ts'
import { datedSources, seenWhen } from '../../src/mock-zoom/zoom/seen-when.ts'
import { fidelityFile } from '../../tools/fidelity/fidelity-file.ts'
import { fidelityPage } from '../../tools/fidelity/fidelity-page.ts'
import { code, sources } from '../../tools/fidelity/markdown.ts'

const page = readFileSync('docs/fidelity.md', 'utf-8')

test('docs/fidelity.md says what the tables say (npm run build writes it)', () => {
  expect(page).toBe(fidelityPage())
})

test('fidelity.json says the same to machines (npm run build writes it)', () => {
  expect(readFileSync('fidelity.json', 'utf-8')).toBe(fidelityFile())
})

test('a running mock says what fidelity.json says, except for the provider contracts', async () => {
  await using zoom = await createMockZoom()
  const file: Fidelity = JSON.parse(fidelityFile())
  const said = await zoom.fidelity()
  expect(said.behaviours).toEqual(file.behaviours.filter(({ kind }) => kind !== 'provider-contract'))
  expect(said.behaviours.find(({ id }) => id === 'refusal:code-spent')?.profiles['2020']).toEqual({
    value: { status: 400, body: '{"reason":"Invalid authorization code {code}","error":"invalid_request"}' },
    confidence: 'logged',
    sources: ['devforum.zoom.us/t/12302', 'github.com/Jericho/ZoomNet/issues/36'],
    seenWhen: [2020],
  })
  expect(new Set(file.behaviours.map(({ id }) => id)).size).toBe(file.behaviours.length)
})

test('a year belongs to its source, and to no source whose name goes on with a digit', () => {
  expect(seenWhen(['github.com/mattermost/mattermost-plugin-zoom/issues/43'])).toEqual([2019])
  expect(seenWhen(['github.com/mattermost/mattermost-plugin-zoom/issues/432'])).toEqual([])
  expect(seenWhen(['published answers of 2020 and 2021', 'github.com/zoom/skills, a file'])).toEqual([
    2026, 2021, 2020,
  ])
  const cited = fidelityFile()
  for (const source of datedSources) expect(cited).toContain(`"${source}`)
})

test('docs/fidelity.md has the endpoints that a running mock says it has', async () => {
  await using zoom = await createMockZoom()
  await fetch(`${zoom.url}/nothing-is-here`)
  const [unknown] = await zoom.journal.list({ type: 'request.unknown-route' })
  const endpoints = page.match(/(?<=^\| `)(GET|POST|PUT|PATCH|DELETE) [^`]+/gm) ?? []
  expect(unknown).toMatchObject({ supported: endpoints })
})

test('every refusal, in both profiles, and every switch has a row', () => {
  for (const [reason, answers] of Object.entries(zoomErrors)) {
    const rows = page.split('\n').filter((line) => line.startsWith(`| ${code(reason)} |`))
    expect(rows.length, reason).toBeGreaterThan(0)
    for (const { status, body, confidence, source } of [answers[2026], answers[2020]]) {
      const told = rows.filter((row) =>
        [
          `${status} ${code(body)}`,
          `| ${confidence} | ${seenWhen(source).join(', ') || '—'} | ${sources(source)} |`,
        ].every((text) => row.includes(text)),
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
