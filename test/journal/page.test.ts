import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { journalPage } from '../../tools/fidelity/journal-page.ts'

test('docs/journal.md is made from the events, and says what each key means', () => {
  const page = journalPage('.')
  expect(readFileSync('docs/journal.md', 'utf-8')).toBe(page)
  expect(page).toContain(
    '## code.redeemed\n\nA code was exchanged for tokens.\n\n| key | value | meaning |\n|---|---|---|\n' +
      '| `codeId` | string | The authorization code. |',
  )
  expect(page).toContain(
    '| `nextAt` | number or null | When it is sent again, in milliseconds since 1970; null for never. |',
  )
  expect(page.match(/^## /gm)?.length).toBeGreaterThan(35)
  expect(page).not.toMatch(/\| +\|$/m)
})

test('the build fails if an event’s source doesn’t say what a key means, or when it is there', () => {
  const root = rootWith(`
    /** An id of something. */
    type Id = string & { readonly brand: 'Id' }
    interface Place {
      /** Its number. */
      readonly seq: number
    }
    export interface EventKeys {
      /** Everything is said. */
      'all.said': {
        readonly id: Id
        /** How long, in milliseconds; null if nobody knows. */
        readonly length: number | null
        /** Only if it broke: why. */
        readonly why?: string
      }
      'nothing.said': { readonly id: Id | null; readonly count: number }
      /** Half is said. */
      'half.said': {
        /** How long. */
        readonly length: number | null
        /** Why it broke. */
        readonly why?: string
      }
    }`)
  expect(() => journalPage(root)).toThrow(
    [
      'src/mock-zoom/journal/events.ts leaves something out:',
      'nothing.said has no comment.',
      'nothing.said: id has no comment.',
      'nothing.said: id doesn’t say when it is null.',
      'nothing.said: count has no comment.',
      'half.said: length doesn’t say when it is null.',
      'half.said: why doesn’t say when it is there.',
    ].join('\n'),
  )
})

function rootWith(events: string): string {
  const root = mkdtempSync(join(tmpdir(), 'journal-page-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  mkdirSync(join(root, 'src/mock-zoom/journal'), { recursive: true })
  writeFileSync(join(root, 'src/mock-zoom/journal/events.ts'), events)
  writeFileSync(join(root, 'tsconfig.json'), '{ "compilerOptions": { "strict": true } }')
  return root
}
