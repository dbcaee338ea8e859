import type Database from 'better-sqlite3'

/** Tells whether what was read from the database earlier can still be true. */
export interface Changes {
  /** Another number whenever something may have changed: by this process, by a rollback, or by another process. */
  version(): number
  /** Something was changed or rolled back here. */
  note(): void
}

/** A database in memory is this process's own; another process may write to a file. */
export function changesIn(db: Database.Database): Changes {
  // Its value changes with each commit of another connection, and takes a third of the time of reading a row.
  const dataVersion = db.prepare<[], number>('PRAGMA data_version').pluck()
  let version = 0
  let theirs: number | undefined
  return {
    version() {
      if (db.memory) return version
      const now = dataVersion.get()
      if (now !== theirs) version += 1
      theirs = now
      return version
    },
    note() {
      version += 1
    },
  }
}

/** Reads once, and again when something may have changed. */
export function remember<Value>(changes: Changes, read: () => Value): () => Value {
  let known: { readonly version: number; readonly value: Value } | undefined
  return () => {
    const version = changes.version()
    if (known?.version !== version) known = { version, value: read() }
    return known.value
  }
}

/** The same for each of many: what isn't there is asked for each time. */
export function rememberEach<Value extends object>(
  changes: Changes,
  read: (name: string) => Value | undefined,
): (name: string) => Value | undefined {
  const known = remember(changes, () => new Map<string, Value>())
  return (name) => {
    const values = known()
    const value = values.get(name) ?? read(name)
    if (value) values.set(name, value)
    return value
  }
}
