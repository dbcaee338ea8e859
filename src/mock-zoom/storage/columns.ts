/** Lists are stored as text, separated by spaces: neither scopes nor redirect URIs can contain one. */
export function splitWords(words: string): string[] {
  return words === '' ? [] : words.split(' ')
}

/** An INSERT of named fields, each into the column of its name: `clientId` goes into `client_id`. */
export function insertInto(table: string, ...fields: readonly string[]): string {
  const columns = fields.map((field) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${fields.map((field) => `@${field}`).join(', ')})`
}
