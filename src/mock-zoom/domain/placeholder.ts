/** What programs write if a value is missing, as it comes over the wire. */
const words = [
  'null',
  'undefined',
  'None',
  'nil',
  'NULL',
  'NaN',
  'false',
  'true',
  '0',
  '[object Object]',
  '[object Promise]',
  'Optional.empty',
  '<nil>',
  '{}',
  '[]',
] as const

const forms: readonly (readonly [RegExp, string])[] = [
  [/^["'`(]*(?:your|my|the|insert|enter|change|replace)[-_ ].*$/i, 'a text for people to replace'],
  [/^[x*.]{3,}$/i, 'a text for people to replace'],
  [/^<[\w -]+>$/, 'a text for people to replace'],
  [/^(?:\$\{?\w+\}?|\{\{?\s*[\w.]+\s*\}?\}|%\w+%|process\.env\.\w+)$/, 'a variable that was not filled in'],
]

/**
 * What came in place of a value, in words for people; undefined if it could be a value. Only these words are ever shown,
 * so none of them can be a secret.
 *
 * @example placeholderIn('undefined') // '“undefined”'
 */
export function placeholderIn(text: string): string | undefined {
  const bare = text.trim()
  if (bare === '') return 'an empty text'
  const word = words.find((each) => each === bare || `"${each}"` === bare || `'${each}'` === bare)
  return word === undefined ? forms.find(([form]) => form.test(bare))?.[1] : `“${word}”`
}
