import { expect, test } from 'vitest'
import { describeFinding } from '../../src/cli/describe-finding.ts'
import { wrap } from '../../src/cli/wrap.ts'

const text =
  'At 10:00:05 Acme Scheduler exchanged the old code KdYKjnimT4… although Zoom had issued a new one.'

test('text wraps between words, and no line is wider than the terminal', () => {
  expect(wrap(text, 50, '  ')).toBe(
    '  At 10:00:05 Acme Scheduler exchanged the old\n  code KdYKjnimT4… although Zoom had issued a new\n  one.',
  )
  for (const width of [40, 60, 80, 120])
    for (const line of wrap(text, width, '    ').split('\n')) expect(line.length).toBeLessThanOrEqual(width)
})

test('lines don’t wrap if this isn’t a terminal, or a tiny one', () => {
  expect(wrap(text, undefined, '  ')).toBe(`  ${text}`)
  expect(wrap(text, 20, '  ')).toBe(`  ${text}`)
})

test('a word that is wider than the terminal is not broken', () => {
  const url = `https://zoom.us/${'x'.repeat(60)}`
  expect(wrap(`see ${url} there`, 40, ' ')).toBe(` see\n ${url}\n there`)
})

test('a finding is as wide as the terminal', () => {
  const finding = {
    rule: 'code-replayed',
    at: 0,
    entry: 3,
    sentence: text,
    inProduction: text,
    remedy: text,
    evidence: [1, 2, 3],
  }
  const told = describeFinding(finding, { paint: (_, words) => words, width: 60 })
  expect(Math.max(...told.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60)
  expect(told).toContain('\n! code-replayed\n')
  expect(told).toContain('\n  Journal entries 1, 2, 3\n')
})
