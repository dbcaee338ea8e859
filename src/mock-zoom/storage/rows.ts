import type Database from 'better-sqlite3'

/** Every row of every table, by the table's name. All tables are strict, so a cell is a text, a number or nothing. */
export type StoredRows = Readonly<Record<string, readonly Readonly<Record<string, string | number | null>>[]>>

/** Reads and replaces the content of these tables as a whole. */
export function rowsIn(db: Database.Database, tables: readonly string[]) {
  return {
    read: (): StoredRows =>
      Object.fromEntries(
        tables.map((table) => [
          table,
          // In their order: by rowid, or by the key where there is none.
          db.prepare<[], StoredRows[string][number]>(`SELECT * FROM ${table}`).all(),
        ]),
      ),
    remove() {
      // In any order: foreign keys are checked when the transaction ends.
      db.pragma('defer_foreign_keys = ON')
      for (const table of tables) db.exec(`DELETE FROM ${table}`)
    },
    /** After `remove`, in the same transaction. Throws if the rows don't fit; names of tables and columns come from here alone. */
    write(rows: StoredRows) {
      for (const table of tables.filter((name) => (rows[name] ?? []).length > 0)) {
        const columns = db.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`).pluck().all()
        const places = columns.map((column) => `@${column}`)
        const insert = db.prepare(
          `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`,
        )
        // Inserting into a table that counts has begun its row here.
        if (table === 'sqlite_sequence') db.exec(`DELETE FROM ${table}`)
        for (const row of rows[table] ?? []) insert.run(row)
      }
    },
  }
}
