import type { Alteration } from '../domain/likeness.ts'
import type { Recognition } from '../domain/recognition.ts'
import type { History } from './finding.ts'

const ways: Readonly<Record<Alteration, string>> = {
  'line-break': 'with a line break in it',
  whitespace: 'with spaces in or around it',
  quotes: 'in quotes',
  tuple: 'in brackets, as a list or a Python tuple is printed',
  'bytes-literal': 'as Python prints bytes (b’…’)',
  scheme: 'with a second “Bearer” in front',
  escaped: 'percent-encoded once too often',
  'other-alphabet': 'with + and / where it has - and _, as in ordinary Base64',
  'other-case': 'with upper and lower case changed',
  'cut-off': 'with its end cut off',
  'start-missing': 'without its beginning',
  'with-more': 'with something appended, such as “&state=…”',
}

/** How a value was altered, to follow it in a sentence: `in quotes, and with a line break in it`. */
export function sayAlterations(how: readonly Alteration[], scheme = ways.scheme): string {
  const said = [...new Set(how)].map((each) => (each === 'scheme' ? scheme : ways[each]))
  const last = said.at(-1) ?? 'as it is'
  return said.length > 1 ? `${said.slice(0, -1).join(', ')}, and ${last}` : last
}

/** What a wrong client id, secret or account id turns out to be, as a sentence; empty if that isn’t known. */
export function sayRecognised(recognised: Recognition | undefined, history: History, own: string): string {
  switch (recognised?.is) {
    case 'placeholder':
      return ` It is ${recognised.word}.`
    case 'altered':
      return ` It is ${own === '' ? `that of ${history.app(recognised.of)}` : own} ${sayAlterations(recognised.how, 'with a word such as “Basic” in front')}.`
    case 'another-kind': {
      const altered = recognised.how.length === 0 ? '' : ` ${sayAlterations(recognised.how)}`
      return ` It is the ${recognised.kind} of ${history.app(recognised.of)}${altered}.`
    }
    default:
      return ''
  }
}
