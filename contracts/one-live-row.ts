/** The SQL of every remedy that allows one live row for each person, and any number of deleted ones. */
export const oneLiveRow = `-- PostgreSQL, SQLite
    DROP INDEX IF EXISTS one_row_per_person; -- the old key, which counts deleted rows, under its name in your database
    CREATE UNIQUE INDEX one_live_row ON zoom_connections (person) WHERE deleted_at IS NULL;
    -- MariaDB
    ALTER TABLE zoom_connections DROP INDEX IF EXISTS one_row_per_person,
      ADD live TINYINT AS (CASE WHEN deleted_at IS NULL THEN 1 END), ADD UNIQUE INDEX one_live_row (person, live)`
