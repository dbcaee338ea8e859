import { z } from 'zod'
import { providerContracts } from '../../contracts/zoom/index.ts'
import { zoomEndpoints } from '../../src/mock-zoom/endpoints/endpoints.ts'
import { zoomErrors } from '../../src/mock-zoom/zoom/errors.ts'
import type { Confidence, ProfileName } from '../../src/mock-zoom/zoom/profiles.ts'
import { profileNames, switchTable } from '../../src/mock-zoom/zoom/profiles.ts'
import { seenWhen } from '../../src/mock-zoom/zoom/seen-when.ts'
import type { ZoomAnswer } from '../../src/mock-zoom/zoom/zoom-answer.ts'
import { describeClaim } from '../../src/provider-contracts/index.ts'
import { code, sources, table } from './markdown.ts'

/** Rows for people, and how sure each is. */
export interface FidelityTable {
  readonly markdown: string
  readonly confidences: readonly Confidence[]
}

/** The years in which the sources of a row saw it. */
function years(source: readonly string[]): string {
  return seenWhen(source).join(', ') || '—'
}

/** Every endpoint. Its responses are in the other tables. */
export function endpointTable(): FidelityTable {
  return {
    confidences: zoomEndpoints.map(({ confidence }) => confidence),
    markdown: table(
      ['endpoint', 'what', 'how sure', 'seen when', 'source'],
      zoomEndpoints.map(({ method, path, what, confidence, source }) => [
        code(`${method} ${path}`),
        what,
        confidence,
        years(source),
        sources(source),
      ]),
    ),
  }
}

/** Every switch, with its setting per profile. */
export function switchesTable(): FidelityTable {
  const rows = Object.entries(switchTable)
  return {
    confidences: rows.map(([, { confidence }]) => confidence),
    markdown: table(
      ['switch', 'what', ...profileNames, 'can be', 'how sure', 'seen when', 'source'],
      rows.map(([name, row]) => [
        code(name),
        row.about,
        ...profileNames.map((profile) => code(String(row[profile]))),
        settings(row.values),
        row.confidence,
        years(row.source),
        sources(row.source),
      ]),
    ),
  }
}

function settings(values: z.ZodType): string {
  const schema = z.toJSONSchema(values)
  const choices = schema.enum ?? schema.anyOf?.flatMap((one) => (typeof one === 'object' ? [one.const] : []))
  if (choices) return choices.map((choice) => code(String(choice))).join(' ')
  return schema.type === 'boolean' ? `${code('true')} ${code('false')}` : 'a number'
}

/** The kind of a refusal, by the shape of its body. */
export const refusalKinds = {
  'Authorize: shown by Zoom, never sent to the redirect URI': /^\{"status":false/,
  'Token, device and revoke endpoint': /^\{"(reason|error)"/,
  API: /^\{"code"/,
  Other: /^/,
} as const

/** Every refusal whose body has this shape and no earlier one. */
export function refusalTable(kind: keyof typeof refusalKinds): FidelityTable {
  const rows = Object.entries(zoomErrors).filter(([, row]) => kindOf(row['2026']) === kind)
  const cells = rows.flatMap(([reason, row]) =>
    byProfile(row, isSameAnswer).map(([era, { status, body, page, confidence, source }]) => ({
      confidence,
      row: [
        code(reason),
        era,
        [`${status} ${code(body)}`, ...(page === undefined ? [] : [`as a page: ${code(page)}`])].join('<br>'),
        confidence,
        years(source),
        sources(source),
      ],
    })),
  )
  return {
    confidences: cells.map(({ confidence }) => confidence),
    markdown: table(
      ['true reason', 'profile', 'what Zoom says', 'how sure', 'seen when', 'source'],
      cells.map(({ row }) => row),
    ),
  }
}

function kindOf({ body }: ZoomAnswer): string | undefined {
  return Object.entries(refusalKinds).find(([, shape]) => shape.test(body))?.[0]
}

function isSameAnswer(one: ZoomAnswer, other: ZoomAnswer): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Every provider contract. */
export function contractTable(): FidelityTable {
  return {
    confidences: providerContracts.map(({ confidence }) => confidence),
    markdown: table(
      ['provider contract', 'promise', 'claim', 'needs', 'how sure', 'seen when', 'source'],
      providerContracts.map(({ id, title, claim, needs, confidence, source }) => [
        `[${id}](../contracts/zoom/${id}.contract.ts)`,
        title,
        byProfile(claim, (one, other) => describeClaim(one) === describeClaim(other))
          .map(([era, each]) => `${era}: ${code(describeClaim(each))}`)
          .join('<br>'),
        needs,
        confidence,
        years(source),
        sources(source),
      ]),
    ),
  }
}

/** One entry where the profiles are alike, else one each. */
function byProfile<Value>(
  values: Readonly<Record<ProfileName, Value>>,
  isSame: (one: Value, other: Value) => boolean,
): (readonly [era: string, value: Value])[] {
  const [newer, older] = profileNames
  return isSame(values[newer], values[older])
    ? [['both', values[newer]]]
    : profileNames.map((era) => [era, values[era]])
}
