/** A length of time in parts, as people say it. All parts are added up. */
export interface Duration {
  readonly days?: number
  readonly hours?: number
  readonly minutes?: number
  readonly seconds?: number
  readonly milliseconds?: number
}

/** The mock's only source of time. Everything that expires uses it, so a test can move the time. */
export interface Clock {
  readonly kind: 'manual' | 'real'
  /** Milliseconds since 1970-01-01T00:00:00Z, an integer. */
  now(): number
  /** Moves the clock forward by `by` milliseconds. Returns the new time. */
  advance(by: number): number
  /** Goes on from `time`, which may be earlier than now. */
  moveTo(time: number): void
  /** Undoes every advance. */
  restart(): void
}

/** The last moment that a Date can represent, in the year 275760. */
export const endOfTime = 8_640_000_000_000_000

/** Converts a duration to milliseconds. */
export function toMilliseconds(duration: Duration): number {
  const { days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 } = duration
  return Math.round((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds)
}

/** A clock that stands still until it is advanced. It starts now, or at `atLeast` (milliseconds since 1970) if that is later. */
export function manualClock(atLeast = 0): Clock {
  const start = Math.max(Date.now(), atLeast)
  let time = start
  return {
    kind: 'manual',
    now: () => time,
    advance(by) {
      time += by
      return time
    },
    moveTo(to) {
      time = to
    },
    restart() {
      time = start
    },
  }
}

/** Where a real clock stores how far it was advanced, so that this survives a restart. */
export interface OffsetStore {
  read(): number
  write(offset: number): void
}

/** The machine's clock plus an offset in milliseconds, which is negative after going back to a snapshot. */
export function realClock(store: OffsetStore): Clock {
  return {
    kind: 'real',
    now: () => Date.now() + store.read(),
    advance(by) {
      store.write(store.read() + by)
      return Date.now() + store.read()
    },
    moveTo(to) {
      store.write(to - Date.now())
    },
    restart() {
      store.write(0)
    },
  }
}

/** The same with milliseconds, as in `deauthorization_time`: `2019-06-17T13:52:28.632Z`. */
export function toIsoTimeWithMilliseconds(time: number): string {
  return new Date(time).toISOString()
}

/**
 * Reads a time as Zoom takes it: `2026-01-05T10:00:00Z`, or without the Z as the local time of a zone. Returns undefined
 * for anything else.
 */
export function fromIsoTime(text: string, zone: string): number | undefined {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:\d\d)?$/.exec(text)
  const local = Date.parse(`${parts?.[1]}Z`)
  if (Number.isNaN(local)) return undefined
  // The offset depends on the moment itself, which is not known yet. The second try is correct, except during a clock change.
  const time = parts?.[2] ? Date.parse(text) : local - offsetOf(zone, local - offsetOf(zone, local))
  return Number.isNaN(time) ? undefined : time
}

/** Whether a name such as `Asia/Seoul` is a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}

/** How far a zone is ahead of UTC at a moment, in milliseconds. */
function offsetOf(zone: string, at: number): number {
  if (Number.isNaN(at)) return Number.NaN
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  return Date.parse(`${shown.format(at).replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000
}

/** Writes a time as people and Zoom read it: `2026-11-23T09:15:00Z`. */
export function toIsoTime(time: number): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z')
}
