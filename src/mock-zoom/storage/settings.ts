import type Database from 'better-sqlite3'

/** Single values that outlive a restart: the signing key, the clock's offset, who is signed in. */
export interface Settings {
  read(name: string): string | undefined
  write(name: string, value: string): void
  remove(name: string): void
}

export function settingsIn(db: Database.Database): Settings {
  const read = db.prepare<[string], string>('SELECT value FROM settings WHERE name = ?').pluck()
  const write = db.prepare(
    'INSERT INTO settings (name, value) VALUES (@name, @value) ON CONFLICT DO UPDATE SET value = excluded.value',
  )
  const remove = db.prepare('DELETE FROM settings WHERE name = ?')
  return {
    read: (name) => read.get(name),
    write: (name, value) => void write.run({ name, value }),
    remove: (name) => void remove.run(name),
  }
}
