import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { triedApps } from '../../tools/tried-apps/expected.ts'
import { triedAppsPage } from '../../tools/tried-apps/tried-apps-page.ts'
import { runCommand } from '../support/command.ts'
import { examples, folder, skipWithoutItsClock, skipWithoutRuntime } from './examples.ts'

const apps = triedApps(folder)

test('there are at least eight, in three languages', () => {
  expect(apps.map(({ folder }) => folder)).toEqual(examples)
  expect(apps.length).toBeGreaterThanOrEqual(8)
  expect(new Set(apps.map(({ expected }) => expected.language)).size).toBeGreaterThanOrEqual(3)
})

test('docs/tried-apps.md says what their expected.json say (npm run build writes it)', () => {
  expect(readFileSync('docs/tried-apps.md', 'utf-8')).toBe(triedAppsPage(apps))
})

interface Result {
  readonly verdict: string
  readonly contract: { readonly id: string }
  readonly by?: string
}

/** The worse comes later. */
const verdicts = ['not-run', 'not-applicable', 'cannot-judge', 'blocked', 'broken', 'could-not-run']

/** What is not kept, contract by contract; of a contract that two eras of Zoom judge differently, the worse verdict. */
function notKept(results: readonly Result[]): Record<string, string> {
  const worst = results
    .filter(({ verdict }) => verdict !== 'kept')
    .toSorted((a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict))
    .map(({ contract, verdict, by }) => [contract.id, by === undefined ? verdict : `${verdict} by ${by}`])
  return Object.fromEntries(worst)
}

// Most of their time is waiting for tokens to expire, so several at once cost little.
describe.concurrent.each(apps)('the example $folder', ({ folder: name, expected }) => {
  test('gets the verdicts that its expected.json explains', async (context) => {
    skipWithoutRuntime(name, context)
    skipWithoutItsClock(name, context)
    const subject = resolve(folder, name, 'mock-zoom.subject.json')
    const args = ['contracts', '--subject', subject, '--no-recheck', '--reporter', 'json']
    const { stdout, stderr } = await runCommand(args)
    if (stdout === '') throw new Error(stderr)
    const results: Result[] = JSON.parse(stdout).results
    const explained = expected.verdicts.flatMap(({ contracts, ...group }) =>
      contracts.map((id) => ({ ...group, contract: { id } })),
    )
    context.expect(notKept(results)).toEqual(notKept(explained))
  }, 300_000)
})
