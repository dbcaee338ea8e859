import { createHash, timingSafeEqual } from 'node:crypto'

/** What can happen to a value between the place where it is known and the request that it comes in. */
export type Alteration =
  | 'line-break'
  | 'whitespace'
  | 'quotes'
  | 'tuple'
  | 'bytes-literal'
  | 'scheme'
  | 'escaped'
  | 'other-case'
  | 'other-alphabet'
  | 'cut-off'
  | 'start-missing'
  | 'with-more'

/** A text with some alterations undone. */
export interface Peeled {
  readonly text: string
  /** What was undone, the outermost first; none for the text as it came. */
  readonly undone: readonly Alteration[]
}

/** Longer than any code, token, id or secret; nothing is compared beyond it. */
const longest = 8_192
/** So few characters in common can be chance, and would give away a part of a secret. */
const fewest = 8
/** No bug wraps a value in more layers. */
const deepest = 4

/** What came wrapped around the value, each as the function that takes it off. */
const wrappings: readonly (readonly [Alteration, (text: string) => string])[] = [
  // An environment file read by hand keeps the two characters \n.
  ['line-break', (text) => text.replaceAll(/\\r\\n|\\n|[\r\n]/g, '')],
  ['whitespace', (text) => text.replaceAll(/\s+/g, '')],
  ['bytes-literal', (text) => /^b(['"])(.*)\1$/s.exec(text)?.[2] ?? text],
  ['quotes', (text) => text.replace(/^(?:\\?["'`“”‘’])+/, '').replace(/(?:\\?["'`“”‘’])+$/, '')],
  ['tuple', (text) => /^[([]\s*(.*?)\s*,?\s*[)\]]$/s.exec(text)?.[1] ?? text],
  ['scheme', (text) => text.replace(/^(?:bearer|basic)[\s:=+]+/i, '')],
  ['escaped', unescapeOnce],
]

/**
 * The text as it came, then with more and more removed: spaces, line breaks, quotes, Python’s `('…',)` and `b'…'`,
 * “Bearer” in front, percent-escapes.
 *
 * @example peel('"abc "').at(-1) // { text: 'abc', undone: ['quotes', 'whitespace'] }
 */
export function peel(text: string): Peeled[] {
  const all: Peeled[] = [{ text: text.slice(0, longest), undone: [] }]
  // The list grows while it is walked: each layer is looked at in turn.
  for (const { text: outer, undone } of all) {
    if (undone.length === deepest) continue
    for (const [alteration, takeOff] of wrappings) {
      const inner = takeOff(outer)
      if (inner !== '' && !all.some((known) => known.text === inner))
        all.push({ text: inner, undone: [...undone, alteration] })
    }
  }
  return all
}

/**
 * How `text` comes from `known`: nothing if they are equal, the alterations if it was altered, undefined if neither
 * contains the other.
 *
 * The one comparison for codes, tokens, client ids, secrets and redirect URIs. Comparing secrets takes the same time
 * however much of them is correct: digests of whole texts are compared, never characters.
 */
export function alterationsOf(text: string, known: string): readonly Alteration[] | undefined {
  const candidates = peel(text)
  const whole = candidates.find((candidate) => isSame(candidate.text, known))
  if (whole) return whole.undone
  for (const [damage, isSo] of damages) {
    const damaged = candidates.find((candidate) => isSo(candidate.text, known))
    if (damaged) return [...damaged.undone, damage]
  }
  return undefined
}

/** The one of `known` that `text` comes from with the fewest alterations; the first if there are several. */
export function nearestOf<Known>(
  text: string,
  known: Iterable<Known>,
  read: (one: Known) => string | null,
): { readonly one: Known; readonly how: readonly Alteration[] } | undefined {
  let nearest: { readonly one: Known; readonly how: readonly Alteration[] } | undefined
  for (const one of known) {
    const wanted = read(one)
    const how = wanted === null ? undefined : alterationsOf(text, wanted)
    if (how && (!nearest || how.length < nearest.how.length)) nearest = { one, how }
  }
  return nearest
}

/** Whether two texts are equal, in a time that doesn't reveal where they differ. */
export function isSame(given: string, known: string): boolean {
  return timingSafeEqual(digest(given), digest(known))
}

/** What can’t be undone, since something is missing or unknown. */
const damages: readonly (readonly [Alteration, (text: string, known: string) => boolean])[] = [
  ['other-case', (text, known) => isSame(text.toLowerCase(), known.toLowerCase())],
  ['other-alphabet', (text, known) => isSame(inUrlAlphabet(text), known)],
  ['cut-off', (text, known) => isPart(text, known) && isSame(text, known.slice(0, text.length))],
  ['start-missing', (text, known) => isPart(text, known) && isSame(text, known.slice(-text.length))],
  ['with-more', holds],
]

/** Codes and tokens have - and _ in them, which an app may take for Base64 that has to be put right. */
function inUrlAlphabet(text: string): string {
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function isPart(text: string, known: string): boolean {
  return text.length >= fewest && text.length < known.length
}

/** Whether `known` is somewhere in `text`; deep within a very long one it isn’t looked for. */
function holds(text: string, known: string): boolean {
  const spare = text.length - known.length
  if (spare <= 0 || known.length < fewest) return false
  const starts = spare > 200 ? [0, spare] : Array.from({ length: spare + 1 }, (_, start) => start)
  return starts.some((start) => isSame(text.slice(start, start + known.length), known))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function unescapeOnce(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
