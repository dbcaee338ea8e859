import { expect, test } from 'vitest'
import { createRedactor } from '../../src/provider-contracts/redact.ts'

const secret = 'Kq7-fW2_pZ9xLm4RtY8vBn3cHj6sDg1a'
const withheld = '(withheld: it repeats a secret in another encoding)'

function redacting() {
  const redactor = createRedactor()
  redactor.hide('SECRET', secret)
  redactor.hide('BASIC', Buffer.from(`some-id:${secret}`).toString('base64'))
  return (text: string) => redactor.redact(text)
}

test('a secret is shown by its name, in any place and in any case', () => {
  const redact = redacting()
  expect(redact(`{"echo":"${secret}","again":"${secret}"}`)).toBe('{"echo":"<SECRET>","again":"<SECRET>"}')
  expect(redact(`X ${secret.toUpperCase()} Y`)).toBe('X <SECRET> Y')
  expect(redact(`Basic ${Buffer.from(`some-id:${secret}`).toString('base64')}`)).toBe('Basic <BASIC>')
})

test('pieces of a secret go too, from eight characters on', () => {
  const redact = redacting()
  expect(redact(`began ${secret.slice(0, 12)}, ended ${secret.slice(-9)}.`)).toBe(
    'began <SECRET>, ended <SECRET>.',
  )
  expect(redact(`four: ${secret.slice(0, 4)}`)).toBe(`four: ${secret.slice(0, 4)}`)
})

test('text without a secret is left as it is', () => {
  const redact = redacting()
  const text = '{"reason":"Invalid authorization code %ZZ \\u0041 &amp; mock_zoom_made_this_code_up_00001"}'
  expect(redact(text)).toBe(text)
  expect(redact('')).toBe('')
})

const percent = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
const disguises: readonly (readonly [name: string, text: string])[] = [
  ['percent escapes', percent(secret)],
  ['percent escapes, twice', encodeURIComponent(percent(secret))],
  ['JSON escapes', [...secret].map((c) => `\\u00${c.charCodeAt(0).toString(16)}`).join('')],
  ['decimal HTML entities', [...secret].map((c) => `&#${c.charCodeAt(0)};`).join('')],
  ['hexadecimal HTML entities', [...secret].map((c) => `&#x${c.charCodeAt(0).toString(16)};`).join('')],
  ['base64', Buffer.from(secret).toString('base64')],
  ['base64url of more than the secret', Buffer.from(`is="${secret}"`).toString('base64url')],
  ['base64 of base64', Buffer.from(Buffer.from(secret).toString('base64')).toString('base64')],
  ['hexadecimal', Buffer.from(secret).toString('hex')],
  ['line breaks within', secret.replace(/(.{4})/g, '$1\n')],
  ['reversed', [...secret].toReversed().join('')],
]

for (const [name, text] of disguises) {
  test(`a secret in disguise takes the whole text with it: ${name}`, () => {
    expect(redacting()(`{"echo":"${text}"}`)).toBe(withheld)
  })
}
