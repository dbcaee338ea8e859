/** Values of a statement by name: `:person` in the SQL gets `person`. */
export type Values = Readonly<Record<string, string | number>>

/** One statement that changes rows. */
export interface Change {
  readonly sql: string
  readonly values: Values
}

/**
 * What the stores need of a database. Every statement is in the SQL that SQLite, PostgreSQL, MariaDB and MySQL share: no
 * `RETURNING`, no `ON CONFLICT`, and values by name.
 */
export interface SqlDatabase {
  /**
   * The database's own clock in milliseconds, as an expression. What several instances compare is never measured on the clock
   * of one of them: a clock that is fast would take over a refresh that is still running.
   */
  readonly now: string
  rows(sql: string, values: Values): Promise<readonly Readonly<Record<string, unknown>>[]>
  /** Returns how many rows it has changed. */
  change(sql: string, values: Values): Promise<number>
  /** All or none. If it collides with another instance's transaction, it begins again. */
  changeAll(changes: readonly Change[]): Promise<void>
  close(): Promise<void>
}

/** The database can't be used as it was named. The message is for whoever started the app, and has no password in it. */
export class DatabaseError extends Error {
  override name = 'DatabaseError'
}

/** The database can't be reached right now. What was asked for has happened, or not. */
export class DatabaseAway extends Error {
  override name = 'DatabaseAway'
  /** `cause` is what the driver said: words, or a code alone. */
  constructor(cause: unknown) {
    super(cause instanceof Error && cause.message !== '' ? cause.message : codeOf(cause), { cause })
  }
}

/** Rewrites `:name` for a driver that counts its values instead: the SQL, and the values in its order. */
export function numbered(sql: string, values: Values, placeholder: (number: number) => string) {
  const list: (string | number)[] = []
  const text = sql.replaceAll(/:([a-zA-Z]+)/g, (_all, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`The statement has no value for :${name}.`)
    return placeholder(list.push(value))
  })
  return { text, values: list }
}

/** Two people connect one Zoom user at the same moment: the second transaction finds the first one's row when it begins again. */
export async function untilItFits<Answer>(
  attempt: () => Promise<Answer>,
  collided: (error: unknown) => boolean,
): Promise<Answer> {
  for (let left = 5; ; left--) {
    try {
      return await attempt()
    } catch (error) {
      if (left === 0 || !collided(error)) throw error
    }
  }
}

/** The code of a driver's error, such as `ECONNREFUSED` or `23505`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
