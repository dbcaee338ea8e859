import type { RefusalReason } from '../mock-zoom/domain/refusal.ts'
import { findingRules } from '../mock-zoom/findings/rules.ts'
import type { ProfileName } from '../mock-zoom/zoom/profiles.ts'
import type { KnownAnswer } from './answers.ts'
import { knownAnswers } from './answers.ts'
import { signs } from './signs.ts'

/** A true reason that may be behind some words of Zoom’s. */
export interface PossibleReason {
  readonly reason: RefusalReason
  /** The eras in which Zoom says these words for it. */
  readonly eras: readonly ProfileName[]
  /** What to look for to tell it from the others. */
  readonly lookFor: string
  /** The finding that the mock makes of it, and its fix; null if there is nothing to fix in the app. */
  readonly finding: { readonly rule: string; readonly remedy: string } | null
}

/** What is known about some words of Zoom’s. */
export interface AnswerExplained {
  /** Zoom’s words, without the values that it filled in; several if only a number was given. */
  readonly words: readonly string[]
  /** Whether these are not Zoom’s words, but an app’s own for the same thing. */
  readonly resembles: boolean
  /** The status codes with which Zoom sends them. */
  readonly statuses: readonly number[]
  /** The likeliest first. */
  readonly reasons: readonly PossibleReason[]
}

/**
 * The reasons for which Zoom says what is in `text`: a body, a line out of a log, with or without a status, or a sentence
 * of a page. Undefined if Zoom is not known to say any of it. Nothing of the text is in the result.
 *
 * @example explainAnswer('{"reason":"Invalid Token!","error":"invalid_grant"}')?.reasons[0]?.reason // 'refresh-token-rotated'
 */
export function explainAnswer(text: string): AnswerExplained | undefined {
  const said = normal(text)
  const exact = best(allParts().flatMap((parts) => match(parts, said) ?? []))
  const matches = exact.length > 0 ? exact : resembling(said)
  if (matches.length === 0) return undefined
  return {
    words: [...new Set(matches.map(({ words }) => words.replaceAll(placeholder, '…')))],
    resembles: exact.length === 0,
    statuses: [...new Set(matches.map(({ known }) => known.answer.status))].toSorted((a, b) => a - b),
    reasons: inOrder(matches),
  }
}

interface Match {
  readonly known: KnownAnswer
  /** The sentence of Zoom’s that was found. */
  readonly words: string
  /** How many of its characters are in the text. */
  readonly length: number
  /** How many other parts of the response are in the text as well: status, error name, number. */
  readonly agrees: number
  /** How many parts of the text contradict the response. */
  readonly contradicts: number
}

function match({ known, error, number, sentences }: Parts, said: string): Match | undefined {
  const { status } = known.answer
  const found = sentences
    .map(({ words, pattern, length }) => ({ words, length: pattern.test(said) ? length : 0 }))
    .toSorted((a, b) => b.length - a.length)[0]
  const byNumber = number !== undefined && numbersIn(said).includes(number)
  if (!found || (found.length === 0 && !byNumber)) return undefined
  const statuses = statusesIn(said)
  const errors = errorNames().filter((name) => said.includes(name))
  const parts = [
    ...(statuses.length > 0 ? [statuses.includes(status)] : []),
    ...(errors.length > 0 && error !== undefined ? [errors.includes(error)] : []),
    ...(byNumber ? [true] : []),
  ]
  return {
    known,
    words: found.words,
    length: found.length,
    agrees: parts.filter(Boolean).length,
    contradicts: parts.filter((part) => !part).length,
  }
}

/** Those that explain most of the text: the longest sentence, then what contradicts least and agrees most. */
function best(matches: readonly Match[]): readonly Match[] {
  const top = matches.toSorted(
    (a, b) => b.length - a.length || a.contradicts - b.contradicts || b.agrees - a.agrees,
  )[0]
  return matches.filter(
    ({ length, contradicts, agrees }) =>
      length === top?.length && contradicts === top.contradicts && agrees === top.agrees,
  )
}

interface Parts {
  readonly known: KnownAnswer
  /** The OAuth name of the error, such as `invalid_grant`. */
  readonly error: string | undefined
  /** Zoom’s number of the error. */
  readonly number: number | undefined
  readonly sentences: readonly Sentence[]
}

interface Sentence {
  readonly words: string
  /** Finds it in a text, whatever Zoom filled in. */
  readonly pattern: RegExp
  /** How many characters are always the same; the name of an error says less than any sentence. */
  readonly length: number
}

function allParts(): readonly Parts[] {
  parts ??= knownAnswers().map(partsOf)
  return parts
}

let parts: readonly Parts[] | undefined

function partsOf(known: KnownAnswer): Parts {
  const { body, page } = known.answer
  const value = (key: string) => new RegExp(`"${key}":"((?:[^"\\\\]|\\\\.)*)"?`).exec(body)?.[1]
  const error = value('error')
  const number = /"(?:code|errorCode)":(\d+)/.exec(body)?.[1]
  const sentence = value('reason') ?? value('message') ?? value('errorMessage') ?? value('problem')
  return {
    known,
    error,
    number: number === undefined ? undefined : Number(number),
    // A body that has nothing else is told by the name of its error, or as a whole.
    sentences: [sentence ?? error ?? body, ...(page === undefined ? [] : [page])].map((words) =>
      sentenceOf(words, words === error),
    ),
  }
}

/** Where Zoom fills in a value. */
const placeholder = /\{=?[a-z_]+\}/g

function sentenceOf(words: string, isName: boolean): Sentence {
  const literals = normal(words)
    // A method and a path.
    .replace('{endpoint}', '{method} {path}')
    .replace(/[.:!]+$/, '')
    .split(placeholder)
  const pattern = literals
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('["\'/\\w]\\S*?')
  return { words, pattern: new RegExp(pattern), length: isName ? 1 : literals.join('').length }
}

/** The same for a text in another case, with other quotes, escaped or wrapped. */
function normal(text: string): string {
  return text
    .slice(0, longest)
    .replaceAll('\\"', '"')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/%20|\+(?=[a-z])/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\b4,7(\d\d)\b/g, '47$1')
    .toLowerCase()
}

/** Longer than any response of Zoom’s; more is not read. */
const longest = 64_000

function errorNames(): readonly string[] {
  names ??= [...new Set(allParts().flatMap(({ error }) => error ?? []))]
  return names
}

let names: readonly string[] | undefined

/** HTTP statuses that the text names as such. */
function statusesIn(said: string): number[] {
  const named = said.matchAll(
    /(?:\bstatus(?:[ _]?code)?|\bhttp(?:\/[\d.]+)?|\bresponse|\breturned|^)["']?[ :=(]*([1-5]\d\d)\b(?!\d)/g,
  )
  return [...named].map(([, status]) => Number(status))
}

/** Error numbers that the text names as such. */
function numbersIn(said: string): number[] {
  const named = said.matchAll(
    /(?:(?<!status[ _]?)code|error)["']?[ :=#(]*(\d{3,5})\b|\((\d{4})\)|^\W*(\d{3,5})\W*$/g,
  )
  return [...named].map(([, number, inBrackets, alone]) => Number(number ?? inBrackets ?? alone))
}

/** How apps put it in their own words. Each stands for everything that Zoom reports as it does this reason. */
const ownWords: readonly (readonly [RegExp, RefusalReason])[] = [
  [/\bredirect[ _]?ur[il]\b.*\b(?:mismatch|match|invalid)/, 'redirect-uri-mismatch'],
  [/\brefresh[ _]?token\b.*\b(?:invalid|expired|revoked|dead)\b/, 'refresh-token-rotated'],
  [/\baccess[ _]?token\b.*\b(?:invalid|expired|revoked)\b/, 'access-token-expired'],
  [/(?<!status )(?<!error )\bcode\b.*\b(?:invalid|expired|already used|not valid)\b/, 'code-spent'],
]

function resembling(said: string): readonly Match[] {
  const [, example] = ownWords.find(([pattern]) => pattern.test(said)) ?? []
  const bodies = new Set(
    knownAnswers().flatMap(({ reason, answer }) => (reason === example ? answer.body : [])),
  )
  return allParts().flatMap(({ known, sentences: [first] }) =>
    first && bodies.has(known.answer.body)
      ? [{ known, words: first.words, length: 0, agrees: 0, contradicts: 0 }]
      : [],
  )
}

/** Each reason once, in the order of the signs. */
function inOrder(matches: readonly Match[]): PossibleReason[] {
  const order = Object.keys(signs)
  const reasons = [...new Set(matches.map(({ known }) => known.reason))]
  return reasons
    .toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((reason) => {
      const { lookFor, finding } = signs[reason]
      const rule = findingRules.find(({ id }) => id === finding)
      const eras = matches.flatMap(({ known }) => (known.reason === reason ? [known.era] : []))
      return {
        reason,
        eras: [...new Set(eras)],
        lookFor,
        finding: rule === undefined ? null : { rule: rule.id, remedy: rule.remedy },
      }
    })
}
