import { describe, expect, test } from 'vitest'
import { alterationsOf } from '../../src/mock-zoom/domain/likeness.ts'

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-']

/** A code whose first character this is. */
const codeFrom = (first: string) => `${first}hqlVFkhE0_CfjjrmHISWyh7VNhzBgwZw`

const escapeAll = (text: string) =>
  [...text].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')

describe.each(letters)('a code that begins with %s', (first) => {
  const code = codeFrom(first)

  test.each([
    ['cut-off', code.slice(0, 20)],
    ['with-more', `${code}&state=x`],
    ['with-more', `code=${code}`],
    // An escaped 9 is %39, so the unescaped code seems to follow "%3".
    ['escaped', escapeAll(first) + code.slice(1)],
    ['escaped', escapeAll(code)],
    ['other-case', code.toUpperCase()],
  ])('is %s as %s', (how, text) => {
    expect(alterationsOf(text, code)).toEqual([how])
  })

  test('is itself, but not a piece that is too short, or another code', () => {
    expect(alterationsOf(code, code)).toEqual([])
    for (const text of [code.slice(0, 7), codeFrom('?')]) expect(alterationsOf(text, code)).toBeUndefined()
  })
})
