/** Lists are stored as words with spaces between: neither scopes nor redirect URIs can hold one. */
export function splitWords(words: string): string[] {
  return words === '' ? [] : words.split(' ')
}
