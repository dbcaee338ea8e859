import { expect, test } from 'vitest'
import { manualClock, realClock, toIsoTime, toMilliseconds } from '../../src/mock-zoom/domain/clock.ts'

test('the parts of a duration are added up', () => {
  expect(toMilliseconds({ days: 1, hours: 1, minutes: 1, seconds: 1, milliseconds: 1 })).toBe(90_061_001)
  expect(toMilliseconds({ hours: 0.5 })).toBe(1_800_000)
  expect(toMilliseconds({})).toBe(0)
})

test('a manual clock moves only when it is advanced, and can be reset', () => {
  const clock = manualClock(9_000_000_000_000)
  expect(clock.now()).toBe(9_000_000_000_000)
  expect(clock.advance(500)).toBe(9_000_000_000_500)
  expect(clock.now()).toBe(9_000_000_000_500)
  clock.restart()
  expect(clock.now()).toBe(9_000_000_000_000)
})

test('a real clock runs, shifted by a stored offset', () => {
  let stored = 3_600_000
  const store = {
    read: () => stored,
    write: (offset: number) => {
      stored = offset
    },
  }
  const clock = realClock(store)
  const before = Date.now()
  expect(clock.now() - before).toBeGreaterThanOrEqual(3_600_000)
  clock.advance(1000)
  expect(stored).toBe(3_601_000)
  clock.restart()
  expect(stored).toBe(0)
})

test('times are written as Zoom writes them', () => {
  expect(toIsoTime(1_577_836_800_999)).toBe('2020-01-01T00:00:00Z')
})
