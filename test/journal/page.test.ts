import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { journalPage } from '../../tools/fidelity/journal-page.ts'

test('docs/journal.md is made from the events, and has each of them', () => {
  const page = journalPage('.')
  expect(readFileSync('docs/journal.md', 'utf-8')).toBe(page)
  expect(page).toContain(
    '## code.redeemed\n\nA code was exchanged for tokens.\n\n| key | value | meaning |\n|---|---|---|\n| `codeId` | string |  |',
  )
  expect(page).toContain('| `nextAt` | number or null | When it is sent again; null for never. |')
  expect(page.match(/^## /gm)).toHaveLength(38)
})
