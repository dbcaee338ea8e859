import type { ClockReading, Duration } from '../../mock-zoom/index.ts'
import { MockZoomError, printable } from '../../mock-zoom/index.ts'
import type { Told, Verb } from './verb.ts'

/** Shows the mock's time, or moves it forward. */
export function clock(by: string | undefined): Verb {
  const duration = by === undefined ? undefined : durationIn(by)
  return async (zoom) => told(await (duration ? zoom.clock.advance(duration) : zoom.clock.show()))
}

function told(reading: ClockReading): Told {
  const how = reading.kind === 'manual' ? 'stands still until it is moved' : 'runs'
  return { json: reading, lines: [`The mock’s time is ${reading.iso}; its clock ${how}.`] }
}

const units: Readonly<Record<string, keyof Duration>> = {
  d: 'days',
  h: 'hours',
  m: 'minutes',
  s: 'seconds',
  ms: 'milliseconds',
}

/** Reads `3d12h30m`, `90s` or `1h 5m`. */
export function durationIn(text: string): Duration {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[dhms])\s*/gy)]
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== text) throw notADuration(text)
  const sums = new Map<keyof Duration, number>()
  for (const [, amount, letter = ''] of parts) {
    const unit = units[letter]
    if (unit) sums.set(unit, (sums.get(unit) ?? 0) + Number(amount))
  }
  return Object.fromEntries(sums)
}

function notADuration(text: string): MockZoomError {
  return new MockZoomError(
    `${printable(text)} is not a length of time.`,
    'Give one such as 90s, 5m, 1h, 3d or 1h30m. The clock only goes forward.',
  )
}
