import { expect, test } from 'vitest'
import { showTraffic } from '../../src/cli/traffic.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { exchange, newCode } from '../support/oauth.ts'

// The order of two subscriptions decided whether a finding was printed below its own request or below the next one.
test('a finding is printed right below the request that caused it, even if others listen', async () => {
  await using zoom = await createMockZoom()
  const printed: string[] = []
  const write = (text = '') => {
    printed.push(text)
  }
  const enough = new AbortController()
  const followed = () => zoom.journal.follow({ after: 'now', signal: enough.signal })
  const another = (async () => {
    for await (const _ of followed()) await zoom.findings.list()
  })()
  const terminal = {
    colour: false,
    width: 80,
    write,
    line: write,
    command: write,
    paint: (_: string, text: string) => text,
  }
  const shown = showTraffic(followed(), zoom, terminal)
  const code = await newCode(zoom)
  await exchange(zoom, code)
  await exchange(zoom, code)
  await exchange(zoom, code)
  enough.abort()
  await Promise.all([another, shown])
  expect(
    printed.map((text) => /\n! (\S+)/.exec(text)?.[1] ?? /^\S+ (\d+ \w+)/.exec(text)?.[1] ?? text),
  ).toEqual(['302 authorize', '200 exchange', '400 exchange', 'code-replayed', '400 exchange'])
})
