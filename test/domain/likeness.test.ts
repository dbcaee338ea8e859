import { expect, test } from 'vitest'
import { alterationsOf, nearestOf, peel } from '../../src/mock-zoom/domain/likeness.ts'
import { placeholderIn } from '../../src/mock-zoom/domain/placeholder.ts'

const known = 'Zm9vYmFy-Secret_0123456789'

test.each([
  ['itself', known, []],
  ['a space behind it', `${known} `, ['whitespace']],
  ['a tab and a space around it', `\t${known} `, ['whitespace']],
  ['a space in its middle', `${known.slice(0, 9)} ${known.slice(9)}`, ['whitespace']],
  ['a line break behind it', `${known}\n`, ['line-break']],
  ['a line break as two characters', `${known}\\n`, ['line-break']],
  ['double quotes', `"${known}"`, ['quotes']],
  ['single quotes', `'${known}'`, ['quotes']],
  ['a quote in front only', `"${known}`, ['quotes']],
  ['escaped quotes', `\\"${known}\\"`, ['quotes']],
  ['a Python tuple', `('${known}',)`, ['tuple', 'quotes']],
  ['a JSON list', `["${known}"]`, ['tuple', 'quotes']],
  ['Python bytes', `b'${known}'`, ['bytes-literal']],
  ['Bearer in front', `Bearer ${known}`, ['scheme']],
  ['Bearer twice in front', `Bearer Bearer ${known}`, ['scheme', 'scheme']],
  ['percent-escapes', `%5A${known.slice(1)}`, ['escaped']],
  ['percent-escapes twice', `%255A${known.slice(1)}`, ['escaped', 'escaped']],
  ['a space that was escaped', `${known}%20`, ['escaped', 'whitespace']],
  ['lower case', known.toLowerCase(), ['other-case']],
  ['ordinary Base64', `${known.replaceAll('-', '+').replaceAll('_', '/')}==`, ['other-alphabet']],
  ['its end cut off', known.slice(0, 20), ['cut-off']],
  ['its beginning missing', known.slice(6), ['start-missing']],
  ['something behind it', `${known}&state=x`, ['with-more']],
  ['something in front of it', `code=${known}`, ['with-more']],
  ['in quotes and cut off', `"${known.slice(0, 20)}"`, ['quotes', 'cut-off']],
])('how a text comes from another: %s', (_, text, how) => {
  expect(alterationsOf(text, known)).toEqual(how)
})

test.each([
  ['another text', 'Another-Secret_0123456789ab'],
  ['the same except for one character', `${known.slice(0, -1)}0`],
  ['nothing', ''],
  ['quotes around nothing', '""'],
  ['a beginning that can be chance', known.slice(0, 7)],
  ['an end that can be chance', known.slice(-7)],
  ['a broken escape', '%E0%A4%A'],
])('no likeness: %s', (_, text) => {
  expect(alterationsOf(text, known)).toBeUndefined()
})

test('the nearest is the one with the fewest alterations', () => {
  const read = (text: string | null) => text
  expect(nearestOf(`${known} `, [null, known.toUpperCase(), known], read)).toEqual({
    one: known,
    how: ['whitespace'],
  })
  expect(nearestOf('something else altogether', [known], read)).toBeUndefined()
})

test('deeply encoded text and long text take no time', () => {
  expect(peel(`${'"( '.repeat(3_000)}x`).length).toBeLessThan(100)
  expect(alterationsOf('%2525'.repeat(5_000), known)).toBeUndefined()
})

test.each([
  ['null', '“null”'],
  ['undefined', '“undefined”'],
  ['None', '“None”'],
  ['[object Object]', '“[object Object]”'],
  ['"null"', '“null”'],
  ['', 'an empty text'],
  ['  ', 'an empty text'],
  ['your-client-id', 'a text for people to replace'],
  ['<client_secret>', 'a text for people to replace'],
  ['xxxxxxxx', 'a text for people to replace'],
  ['$'.concat('{ZOOM_CLIENT_ID}'), 'a variable that was not filled in'],
  ['$ZOOM_CLIENT_ID', 'a variable that was not filled in'],
  ['{{access_token}}', 'a variable that was not filled in'],
  ['eyJhbGciOiJIUzUxMiJ9', undefined],
  ['nullable-client', undefined],
  ['None_Zoom_123', undefined],
])('what came in place of a value: %s', (text, words) => {
  expect(placeholderIn(text)).toBe(words)
})
