import type { RefusalReason } from '../mock-zoom/domain/refusal.ts'
import { findingRules } from '../mock-zoom/findings/rules.ts'
import type { ProfileName } from '../mock-zoom/zoom/profiles.ts'
import type { AnswerText } from './answer-text.ts'
import { normal, readAnswerText } from './answer-text.ts'
import type { KnownAnswer } from './answers.ts'
import { knownAnswers } from './answers.ts'
import type { DocumentedWords } from './documented.ts'
import { documented } from './documented.ts'
import type { OtherReason, Sign } from './signs.ts'
import { otherSigns, signs } from './signs.ts'

/** A true reason that may be behind some words of Zoom’s. */
export interface PossibleReason {
  readonly reason: RefusalReason | OtherReason
  /** The eras in which Zoom says these words for it. */
  readonly eras: readonly ProfileName[]
  /** What to look for to tell it from the others. */
  readonly lookFor: string
  /** The finding that the mock makes of it, and its fix; null if there is nothing to fix in the app. */
  readonly finding: { readonly rule: string; readonly remedy: string } | null
}

/**
 * What in the text was recognised: a sentence of Zoom’s; the number of an error with other words, or without; the OAuth name
 * of an error alone, which many libraries print in place of Zoom’s reason; an app’s own words; nothing but a status.
 */
export type RecognisedBy = 'words' | 'number' | 'name' | 'own-words' | 'status'

/** What is known about some words of Zoom’s. */
export interface AnswerExplained {
  readonly by: RecognisedBy
  /** Zoom’s words, without the values that it filled in; several if the text doesn’t have them all. */
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
  const read = readAnswerText(text)
  for (const [by, find] of ways) {
    const matches = best(find(read))
    if (matches.length > 0)
      return {
        by,
        words: wordsOf(matches),
        resembles: by === 'own-words',
        statuses: [...new Set(matches.map(({ known }) => known.answer.status))].toSorted((a, b) => a - b),
        reasons: inOrder(matches, read.said, by),
      }
  }
  return undefined
}

/** Each sentence once: Zoom’s documentation ends some with a full stop that the wire doesn’t have. */
function wordsOf(matches: readonly Match[]): string[] {
  const all = new Map(matches.map(({ words }) => [words.replace(/\.$/, ''), words]))
  return [...all.values()].map((words) => words.replaceAll(placeholder, '…'))
}

/** What says most comes first. */
const ways: readonly (readonly [RecognisedBy, (read: AnswerText) => readonly Match[]])[] = [
  ['words', (read) => allParts().flatMap((parts) => byWords(parts, read) ?? [])],
  ['number', (read) => allParts().flatMap((parts) => byNumber(parts, read) ?? [])],
  ['name', (read) => allParts().flatMap((parts) => byName(parts, read) ?? [])],
  ['own-words', ({ said }) => resembling(said)],
  [
    'status',
    ({ said, statuses }) => byStatus(statuses, endpoints.find(([pattern]) => pattern.test(said))?.[1]),
  ],
]

interface Match {
  readonly known: ExplainedAnswer
  /** The sentence of Zoom’s that was found. */
  readonly words: string
  /** How many of its characters are in the text. */
  readonly length: number
  /** How many other parts of the response are in the text as well: status, error name, number. */
  readonly agrees: number
  /** How many parts of the text contradict the response. */
  readonly contradicts: number
}

function byWords(parts: Parts, read: AnswerText): Match | undefined {
  const found = parts.sentences
    .map((sentence) => ({ words: sentence.words, length: lengthFound(sentence, read) }))
    .toSorted((a, b) => b.length - a.length)[0]
  return found && found.length > 0 ? matched(parts, found, read) : undefined
}

/** A whole sentence, or the beginning of one where the text ends. */
function lengthFound({ pattern, length, beginning }: Sentence, { reasons, end }: AnswerText): number {
  if (pattern.test(reasons)) return length
  const at = end.lastIndexOf(beginning.slice(0, fewest))
  const tail = at < 0 ? '' : end.slice(at)
  if (tail === '') return 0
  // A whole sentence that is as long comes first.
  if (beginning.startsWith(tail)) return tail.length - 0.5
  return beginning.length >= sureOf && length > beginning.length && tail.startsWith(beginning)
    ? beginning.length - 0.5
    : 0
}

/** So many characters are no chance. */
const fewest = 12
/** A beginning of this length is taken for the sentence, although a value follows of which the rest is missing. */
const sureOf = 24

function byNumber(parts: Parts, read: AnswerText): Match | undefined {
  const isNamed = parts.number !== undefined && read.numbers.includes(parts.number)
  return isNamed ? matched(parts, { words: parts.sentences[0]?.words ?? '', length: 0 }, read) : undefined
}

function byName(parts: Parts, read: AnswerText): Match | undefined {
  const { error } = parts
  return error !== undefined && patternOf(error).test(read.said)
    ? matched(parts, { words: error, length: 0 }, read)
    : undefined
}

/** `invalid_grant`, or the class of an exception that is named after it. */
function patternOf(error: string): RegExp {
  return new RegExp(`(?<![\\w])${error.replaceAll('_', '[_ ]?')}(?:error|exception)?(?![\\w])`)
}

/**
 * For each sentence that Zoom sends with this status, at this endpoint, the likeliest reason alone. None if there are too many
 * to be of use.
 */
function byStatus(statuses: readonly number[], at: Endpoint | undefined): readonly Match[] {
  const order = Object.keys(allSigns)
  const rank = ({ known }: Parts) =>
    (endpointOf(known) === 'api' ? 0 : order.length) + order.indexOf(known.reason)
  const fitting = allParts().filter(
    ({ known, sentences }) =>
      statuses.includes(known.answer.status) &&
      known.answer.body !== '' &&
      sentences.length > 0 &&
      (at === undefined || endpointOf(known) === at),
  )
  const likeliest = new Map<string, Parts>()
  for (const parts of fitting.toSorted((a, b) => rank(a) - rank(b))) {
    const sentence = parts.sentences[0]?.beginning.trim() ?? ''
    if (!likeliest.has(sentence)) likeliest.set(sentence, parts)
  }
  if (likeliest.size > mostForAStatus) return []
  return [...likeliest.values()].map(({ known, sentences: [first] }) => ({
    known,
    words: first?.words ?? '',
    ...{ length: 0, agrees: 0, contradicts: 0 },
  }))
}

const mostForAStatus = 12

type Endpoint = 'token' | 'revoke' | 'authorize' | 'api'

const endpoints: readonly (readonly [RegExp, Endpoint])[] = [
  [/\/oauth\/token\b/, 'token'],
  [/\/oauth\/revoke\b/, 'revoke'],
  [/\/oauth\/(?:authorize|signin)\b/, 'authorize'],
  [/\/v2\/|\bapi\.zoom/, 'api'],
]

function endpointOf({ reason, answer: { body, page } }: ExplainedAnswer): Endpoint {
  if (page !== undefined) return 'authorize'
  if (!body.includes('"error":')) return 'api'
  return reason.startsWith('revoke-') ? 'revoke' : 'token'
}

function matched(
  { known, error, number }: Parts,
  found: { readonly words: string; readonly length: number },
  { said, statuses, numbers }: AnswerText,
): Match {
  const errors = errorNames().filter((name) => patternOf(name).test(said))
  const parts = [
    ...(statuses.length > 0 ? [statuses.includes(known.answer.status)] : []),
    ...(errors.length > 0 && error !== undefined ? [errors.includes(error)] : []),
    ...(number !== undefined && numbers.includes(number) ? [true] : []),
  ]
  return {
    known,
    ...found,
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

/** A response, and what it is sent for, also where the mock refuses nothing for it. */
interface ExplainedAnswer extends Omit<KnownAnswer, 'reason'> {
  readonly reason: RefusalReason | OtherReason
}

interface Parts {
  readonly known: ExplainedAnswer
  /** The OAuth name of the error, such as `invalid_grant`. */
  readonly error: string | undefined
  /** Zoom’s number of the error. */
  readonly number: number | undefined
  /** None if the response has nothing but the name of its error. */
  readonly sentences: readonly Sentence[]
}

interface Sentence {
  readonly words: string
  /** Finds it in a text, whatever Zoom filled in. */
  readonly pattern: RegExp
  /** How many characters are always the same. */
  readonly length: number
  /** What comes before the first value that Zoom fills in. */
  readonly beginning: string
}

function allParts(): readonly Parts[] {
  parts ??= [...knownAnswers().map(partsOf), ...documented.flatMap(partsOfDocumented)]
  return parts
}

let parts: readonly Parts[] | undefined

function partsOf(known: KnownAnswer): Parts {
  const { body, page } = known.answer
  const value = (key: string) => new RegExp(`"${key}":"((?:[^"\\\\]|\\\\.)*)"?`).exec(body)?.[1]
  const error = value('error')
  const number = /"(?:code|errorCode)":(\d+)/.exec(body)?.[1]
  const sentence = value('reason') ?? value('message') ?? value('errorMessage') ?? value('problem')
  // A body that has neither a sentence nor a name is told as a whole.
  const words = sentence ?? (error === undefined ? body : undefined)
  return {
    known,
    error,
    number: number === undefined ? undefined : Number(number),
    sentences: [...(words === undefined ? [] : [words]), ...(page === undefined ? [] : [page])].flatMap(
      sentencesOf,
    ),
  }
}

function partsOfDocumented({ number, words, status, reasons }: DocumentedWords): Parts[] {
  const answer = { status, body: '', confidence: 'documented', source: [] } as const
  return reasons.map((reason) => ({
    known: { reason, era: '2026', answer },
    error: reason === 'consent-declined' ? 'access_denied' : undefined,
    number,
    sentences: sentencesOf(words),
  }))
}

/** Where Zoom fills in a value. */
const placeholder = /\{=?[a-z_]+\}/g

/** The words, and the first of several sentences, which people quote alone. */
function sentencesOf(words: string): Sentence[] {
  const whole = sentenceOf(words, words)
  const [first] = words.split(/(?<=[a-z])\. /)
  return first === undefined || first === words || first.length < sureOf
    ? [whole]
    : [whole, sentenceOf(words, first)]
}

function sentenceOf(words: string, text: string): Sentence {
  const literals = normal(text)
    // A method and a path.
    .replace('{endpoint}', '{method} {path}')
    .replace(/[.:!]+$/, '')
    .split(placeholder)
  const pattern = literals
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('["\'/\\w]\\S*?')
  return {
    words,
    pattern: new RegExp(pattern),
    length: literals.join('').length,
    beginning: literals[0] ?? '',
  }
}

function errorNames(): readonly string[] {
  names ??= [...new Set(allParts().flatMap(({ error }) => error ?? []))]
  return names
}

let names: readonly string[] | undefined

/** How apps put it in their own words. Each stands for everything that Zoom reports as it does this reason. */
const ownWords: readonly (readonly [RegExp, RefusalReason])[] = [
  [/\bredirect[ _]?ur[il]\b.*\b(?:mismatch|match|invalid)/, 'redirect-uri-mismatch'],
  [/\brefresh[ _]?token\b.*\b(?:invalid|expired|revoked|dead)\b/, 'refresh-token-rotated'],
  [/\b(?:missing|lacks?|insufficient)\b.*\bscopes?\b|\bscopes?\b.*\bmissing\b/, 'scope-missing'],
  [/\baccess[ _]?token\b.*\b(?:invalid|expired|revoked)\b/, 'access-token-expired'],
  [/\bclient[ _](?:id|secret)\b.*\b(?:invalid|wrong|mismatch|incorrect)\b/, 'client-secret-wrong'],
  [
    /\b(?:user|account)\b.*\b(?:not (?:be )?found|(?:does not|doesn't) exist)\b|\bunable to find (?:your|the|a) (?:user|account)\b/,
    'user-unknown',
  ],
  [/\btoo many requests\b|\brate[ -]?limit/, 'rate-limit-per-second'],
  [/(?<!status )(?<!error )\bcode\b.*\b(?:invalid|expired|already used|not valid)\b/, 'code-spent'],
]

/** The app looked for a token in a refusal. */
const noToken = /\b(?:no|missing|without) (?:an )?access[ _]token\b|\bmissing_token\b/

function resembling(said: string): readonly Match[] {
  if (noToken.test(said)) return byStatus([400], 'token')
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

const allSigns: Readonly<Record<RefusalReason | OtherReason, Sign>> = { ...otherSigns, ...signs }

/** What else is in the text may tell which token or code it is about. */
const subjects: readonly (readonly [RegExp, RegExp])[] = [
  [/refresh/, /refresh-token/],
  [/device/, /^device-/],
  [/account_credentials|server[ -]to[ -]server|\bs2s\b/, /^account-|client-/],
  [/authorization_code|callback|\bexchang/, /^code-|^pkce-|^redirect-uri-m/],
  [/\brevok(?:e|ing)\b/, /^revoke-/],
]

/** Each reason once: first those that the text is about, then in the order of the signs. */
function inOrder(matches: readonly Match[], said: string, by: RecognisedBy): PossibleReason[] {
  const [, about] = subjects.find(([pattern]) => pattern.test(said)) ?? []
  const reasons = [...new Set(matches.map(({ known }) => known.reason))]
  // Those of a status are in their order already.
  const order: readonly string[] = by === 'status' ? reasons : Object.keys(allSigns)
  const rank = (reason: string) => (about?.test(reason) ? 0 : order.length) + order.indexOf(reason)
  return reasons
    .toSorted((a, b) => rank(a) - rank(b))
    .map((reason) => {
      const { lookFor, finding } = allSigns[reason]
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
