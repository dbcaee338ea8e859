import type Database from 'better-sqlite3'

/** Counts within windows of time; only the latest window of each counter is kept. */
export interface RateCounters {
  /** Adds one; a new window starts at zero. Returns the count. */
  add(name: string, windowStartsAt: number): number
}

export function rateCountersIn(db: Database.Database): RateCounters {
  const add = db
    .prepare<[{ name: string; windowStartsAt: number }], number>(`
      INSERT INTO rate_counters (name, window_starts_at, count) VALUES (@name, @windowStartsAt, 1)
      ON CONFLICT (name) DO UPDATE SET
        count = CASE window_starts_at WHEN excluded.window_starts_at THEN count + 1 ELSE 1 END,
        window_starts_at = excluded.window_starts_at
      RETURNING count`)
    .pluck()
  return { add: (name, windowStartsAt) => add.get({ name, windowStartsAt }) ?? 1 }
}
