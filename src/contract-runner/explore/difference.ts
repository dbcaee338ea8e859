import { parseJson } from '../../mock-zoom/index.ts'
import { visibleParts, visibleText } from '../html.ts'
import type { SubjectDescription } from '../subject-description.ts'
import type { Hop } from '../user-agent.ts'

type Connected = NonNullable<SubjectDescription['answers']['connected']>

/** What a response says to somebody who is connected, and not to somebody who isn’t; undefined if nothing. `personal` are texts that differ from one person to the next. */
export function saidOnlyTo(connected: Hop, other: Hop, personal: readonly string[]): Connected | undefined {
  const [own, others] = [parseJson(connected.text), parseJson(other.text)]
  if (isObject(own)) {
    const member = memberOnlyIn(own, isObject(others) ? others : {}, personal)
    if (member !== undefined) return { json: member }
  }
  const text = phraseOnlyIn(connected, other, personal)
  return text === undefined ? undefined : { text }
}

/** A truth before a text: `{"connected": true}`, or `{"zoom": {"state": "connected"}}`. */
function memberOnlyIn(
  own: object,
  other: object,
  personal: readonly string[],
): Readonly<Record<string, string | boolean>> | undefined {
  const there = new Map(membersOf(other))
  const differing = membersOf(own).filter(([path, value]) => there.get(path) !== value)
  const found =
    differing.find(([, value]) => value === true) ??
    differing.find(([, value]) => typeof value === 'string' && !personal.some((text) => value.includes(text)))
  if (found === undefined) return undefined
  const [path, value] = found
  return typeof value === 'boolean' || typeof value === 'string' ? { [path]: value } : undefined
}

function membersOf(value: object, above = ''): [string, unknown][] {
  return Object.entries(value).flatMap(([name, member]): [string, unknown][] =>
    isObject(member) ? membersOf(member, `${above}${name}.`) : [[`${above}${name}`, member]],
  )
}

/** The first words that only this page has, without what is about this person. They have to be in its source as they are read. */
function phraseOnlyIn(own: Hop, other: Hop, personal: readonly string[]): string | undefined {
  const typeOf = ({ header }: Hop) => header('content-type') ?? ''
  const elsewhere = visibleText(other.text, typeOf(other))
  let parts = visibleParts(own.text, typeOf(own))
  for (const cut of [...personal, '. ', ': ', '! ', ', ']) parts = parts.flatMap((part) => part.split(cut))
  const only = parts
    .map((part) => part.trim())
    .filter(
      (part) => part.length >= 4 && part.length <= 80 && own.text.includes(part) && !elsewhere.includes(part),
    )
  return only.find((part) => telling.test(part)) ?? only[0]
}

const telling = /\b(connect(ed)?|zoom|sign ?in|log ?in)\b/i

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
