/** The table as the broken forms have it, with the code in it and a key over all rows, and as the fixed form does. */
export const schema = (form) =>
  form === 'fixed'
    ? `${table('')}; CREATE UNIQUE INDEX IF NOT EXISTS one_live_row ON zoom_connections (person) WHERE deleted_at IS NULL`
    : `${table('code TEXT,')}; CREATE UNIQUE INDEX IF NOT EXISTS one_row_per_person ON zoom_connections (person)`

const table = (code) => `CREATE TABLE IF NOT EXISTS zoom_connections (
  id INTEGER PRIMARY KEY, person TEXT NOT NULL, ${code}
  access_token TEXT, refresh_token TEXT, deleted_at TEXT)`
