import { endOfTime } from './clock.ts'

/** A period in which calls are counted together. Times are in milliseconds. */
export interface RateWindow {
  readonly startsAt: number
  readonly endsAt: number
}

const second = 1000
const day = 24 * 60 * 60 * second

/** The second around a moment. */
export function secondAround(now: number): RateWindow {
  return windowOf(now, second)
}

/** The day in UTC around a moment: daily limits start again at 00:00 UTC (devforum.zoom.us/t/41094). */
export function dayAround(now: number): RateWindow {
  return windowOf(now, day)
}

function windowOf(now: number, length: number): RateWindow {
  const startsAt = Math.floor(now / length) * length
  return { startsAt, endsAt: Math.min(startsAt + length, endOfTime) }
}
