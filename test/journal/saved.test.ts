import { expect, test } from 'vitest'
import type { JournalEntry } from '../../src/mock-zoom/index.ts'
import { createMockZoom, MockZoomError, readSavedJournal } from '../../src/mock-zoom/index.ts'
import { newCode } from '../support/oauth.ts'

const lines = (entries: readonly JournalEntry[]) =>
  entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')

test('a journal is read as it was saved, as the control API responds, and one entry a line', async () => {
  await using zoom = await createMockZoom()
  await newCode(zoom)
  const entries = await zoom.journal.list()
  for (const text of [
    JSON.stringify({ format: 'mock-zoom-journal', version: 1, entries: entries.toReversed() }),
    JSON.stringify(entries),
    lines(entries),
    `\n${lines(entries)}\n`,
  ]) {
    expect(readSavedJournal(text, 'a journal').entries).toEqual(entries)
  }
})

// The inspector refused what `mock-zoom explain` read: "This is not a journal."
test('a single line of serve --json is a journal', async () => {
  await using zoom = await createMockZoom()
  await zoom.clock.advance({ hours: 1 })
  const entries = await zoom.journal.list()
  expect(entries).toHaveLength(1)
  expect(readSavedJournal(lines(entries), 'one line').entries).toEqual(entries)
})

test('findings and webhooks come from the file; a damaged one is left out', () => {
  const finding = {
    rule: 'code-replayed',
    at: 1,
    entry: 1,
    sentence: 'a',
    inProduction: 'b',
    remedy: 'c',
    evidence: [1],
  }
  const delivery = {
    id: 'd1',
    body: '{}',
    attempts: [{ status: 200, failure: null, duration: 3 }],
  }
  const text = JSON.stringify({
    format: 'mock-zoom-journal',
    version: 1,
    entries: [],
    findings: [finding, { rule: 'cut' }],
    deliveries: [7, delivery],
  })
  expect(readSavedJournal(text, 'a file')).toEqual({
    entries: [],
    findings: [finding],
    deliveries: [delivery],
    apps: [],
    users: [],
  })
})

const whatIsRead =
  'A journal is what the inspector saves, GET /__mock/journal returns, or mock-zoom serve --json prints.'

test.each([
  ['', 'it is empty.', whatIsRead],
  [
    '<html>',
    'it is a page without a journal.',
    'Save it with “Save” in the inspector, not with the browser’s own menu.',
  ],
  ['{"format":"other"}', 'it is not a journal.', whatIsRead],
  [
    '{"format":"mock-zoom-journal","version":2}',
    'it is a journal of version 2, and this mock-zoom reads version 1.',
    'Use the mock-zoom that wrote it, or save it again.',
  ],
  [
    '[{"seq":1,"at":1,"requestId":null}]',
    'it is not a journal: its entry 1 lacks type, or has something else there.',
    whatIsRead,
  ],
])('%j is not a journal: %s', (text, problem, remedy) => {
  expect(() => readSavedJournal(text, 'it')).toThrow(new MockZoomError(problem, remedy))
})
