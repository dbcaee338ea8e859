import { expect, test } from 'vitest'
import { showTraffic } from '../../src/cli/traffic.ts'
import { createMockZoom } from '../../src/mock-zoom/index.ts'
import { exchange, newCode } from '../support/oauth.ts'

// The order of two subscriptions decided whether a finding was printed below its own request or below the next one.
test('a finding is printed right below the request that caused it, whoever else listens', async () => {
  await using zoom = await createMockZoom()
  const printed: string[] = []
  zoom.journal.onExchange(() => zoom.findings())
  const write = (text = '') => {
    printed.push(text)
  }
  showTraffic(zoom, { colour: false, width: 80, write, line: write, paint: (_, text) => text })
  const code = await newCode(zoom)
  await exchange(zoom, code)
  await exchange(zoom, code)
  await exchange(zoom, code)
  expect(
    printed.map((text) => /\n! (\S+)/.exec(text)?.[1] ?? /^\S+ (\d+ \w+)/.exec(text)?.[1] ?? text),
  ).toEqual(['302 authorize', '200 exchange', '400 exchange', 'code-replayed', '400 exchange'])
})
