import { expect, test } from 'vitest'
import { startVitest } from 'vitest/node'

test('describeContracts registers one test a contract and profile: kept, skipped or blocked with its reason, or broken with its story', async () => {
  const vitest = await startVitest('test', [], {
    root: 'test/vitest/contracts',
    config: '../failing/vitest.config.ts',
    watch: false,
    reporters: [{}],
  })
  const before = process.exitCode
  const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()])
  const outcomes = tests.map((each) => {
    const result = each.result()
    const note = result.state === 'skipped' ? result.note : result.errors?.[0]?.message
    return [each.fullName, result.state, note?.split('\n')[0]]
  })
  const story = tests.find((each) => each.result().state === 'failed')?.result().errors?.[0]?.message
  await vitest.close()
  process.exitCode = before === 1 ? 0 : before

  expect(outcomes).toEqual([
    [
      'contracts of Acme > connect-works 2026: A person connects their Zoom account, and the app can use it.',
      'passed',
      undefined,
    ],
    [
      expect.stringMatching(/^contracts of Acme > reconnect-uses-the-new-code 2026: /),
      'skipped',
      'needs a request to disconnect (disconnect)',
    ],
    [expect.stringMatching(/^contracts of the app > connect-works 2020: /), 'passed', undefined],
    [
      expect.stringMatching(/^contracts of the app > reconnect-uses-the-new-code 2020: /),
      'failed',
      expect.stringContaining('✗ reconnect-uses-the-new-code 2020'),
    ],
    [
      expect.stringMatching(/^contracts of the app > reconnect-after-the-grant-ended 2020: /),
      'skipped',
      expect.stringMatching(
        /^blocked by reconnect-uses-the-new-code: The app sent the code \S+ to Zoom instead of /,
      ),
    ],
  ])
  const headings = [
    'What the app did',
    'Finding: stale-code',
    'What production sees',
    'How to fix it',
    'Run only this again',
  ]
  for (const heading of headings) expect(story).toContain(heading)
  expect(story).toContain("npx vitest -t 'reconnect-uses-the-new-code 2020'")
})
