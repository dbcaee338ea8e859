/** What apps do with a deleted row when its person connects again, by how it shows from outside; docs/soft-delete.md has each by database and ORM. */
export const whyNotConnected = [
  'The new tokens were written into a row that stays deleted: an upsert on the old key finds that row and leaves deleted_at as it is (docs/soft-delete.md, “written into the deleted row”).',
]
export const whyRefused = [
  'A unique key counts deleted rows, so the database refuses the new row, now and each time: limit the key to live rows (docs/soft-delete.md, “refused by the key”).',
]
export const whyOldTokens = [
  'The deleted row was restored with the tokens of the earlier connection, which ended with it: store the new ones in the same step (docs/soft-delete.md, “the old tokens”).',
]
