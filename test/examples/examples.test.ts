import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runCommand } from '../support/command.ts'
import { examples, folder, skipWithoutRuntime } from './examples.ts'

test('there are at least four, in three languages', () => {
  expect(examples).toEqual(['express-passport', 'fastify-arctic', 'flask-requests-oauthlib', 'php'])
})

interface Result {
  readonly verdict: string
  readonly contract: { readonly id: string }
}

/** The contracts that the part of a README under this heading names in its list. */
function namedUnder(heading: string, readme: string): string[] {
  const part = readme.split(/^## /m).find((section) => section.startsWith(heading)) ?? ''
  return [...part.matchAll(/^[-|] `([\w-]+)`/gm)].flatMap(([, id]) => id ?? []).toSorted()
}

describe.each(examples)('the example %s', (name) => {
  test('keeps and breaks the contracts that its README says', async (context) => {
    skipWithoutRuntime(name, context)
    const subject = resolve(folder, name, 'mock-zoom.subject.json')
    const { stdout, stderr } = await runCommand(['contracts', '--subject', subject, '--reporter', 'json'])
    if (stdout === '') throw new Error(stderr)
    const results: Result[] = JSON.parse(stdout).results
    const withVerdict = (verdict: string) =>
      [
        ...new Set(results.filter((result) => result.verdict === verdict).map(({ contract }) => contract.id)),
      ].toSorted()
    const readme = readFileSync(resolve(folder, name, 'README.md'), 'utf-8')
    expect(withVerdict('could-not-run')).toEqual([])
    expect(withVerdict('broken')).toEqual(namedUnder('What it breaks', readme))
    expect(withVerdict('not-applicable')).toEqual(namedUnder('What doesn’t apply', readme))
    expect(withVerdict('kept').length).toBeGreaterThan(20)
  }, 300_000)
})
