import { z } from 'zod'
import { endOfTime } from '../domain/clock.ts'
import { MockZoomError } from '../domain/mock-zoom-error.ts'
import { parseJson } from '../domain/parse-json.ts'
import type { WebhookDelivery } from '../domain/webhook.ts'
import type { JournalEntry } from './events.ts'
import type { Finding } from './finding.ts'
import type { KnownNames } from './names.ts'
import type { RefusalCount } from './refusals.ts'

/** A saved journal, with everything else that is in the file. */
export interface SavedJournal extends KnownNames {
  readonly entries: readonly JournalEntry[]
  readonly findings: readonly Finding[]
  /** What was refused without a finding; missing where only a part of a journal was saved. */
  readonly refusals?: readonly RefusalCount[]
  readonly deliveries: readonly SavedDelivery[]
  /** Only of traffic that was observed, and not served by a mock. */
  readonly observed?: Observed
}

/** Where the journal of observed traffic comes from. */
export interface Observed {
  readonly from: 'har' | 'pass-through'
  /** What it shows in addition to requests and responses, as finding rules name it. */
  readonly sees: readonly string[]
}

/** The parts of a webhook that the journal leaves out. */
export type SavedDelivery = Pick<WebhookDelivery, 'body'> & {
  readonly id: string
  readonly attempts: readonly Pick<WebhookDelivery['attempts'][number], 'status' | 'failure' | 'duration'>[]
}

/** The file that the inspector saves. */
export interface SavedJournalFile extends SavedJournal {
  readonly format: typeof savedJournalFormat
  readonly version: typeof savedJournalVersion
}

export const savedJournalFormat = 'mock-zoom-journal'
export const savedJournalVersion = 1

const entrySchema = z.looseObject({
  seq: z.int().min(1),
  at: z.int().min(0).max(endOfTime),
  requestId: z.string().nullable(),
  type: z.string(),
})

const findingSchema = z.looseObject({
  rule: z.string(),
  at: z.number(),
  entry: z.number(),
  sentence: z.string(),
  inProduction: z.string(),
  remedy: z.string(),
  evidence: z.array(z.number()),
})

const deliverySchema = z.looseObject({
  id: z.string(),
  body: z.string(),
  attempts: z.array(
    z.looseObject({ status: z.number().nullable(), failure: z.string().nullable(), duration: z.number() }),
  ),
})

const refusalSchema = z.object({ reason: z.string(), count: z.int().min(1) })

const fileSchema = z.looseObject({
  entries: z.array(z.unknown()),
  findings: z.array(z.unknown()).default([]),
  refusals: z.array(z.unknown()).optional(),
  deliveries: z.array(z.unknown()).default([]),
  apps: z.array(z.looseObject({ clientId: z.string(), name: z.string() })).default([]),
  users: z.array(z.looseObject({ id: z.string(), email: z.string() })).default([]),
  observed: z.object({ from: z.enum(['har', 'pass-through']), sees: z.array(z.string()) }).optional(),
})

/**
 * Reads a saved journal: what the inspector saves, as data or as a page, what GET /__mock/journal returns, or one entry a
 * line, as `serve --json` prints it. Throws a {@link MockZoomError} that begins with `name` and says what is wrong, and where.
 */
export function readSavedJournal(text: string, name: string): SavedJournal {
  if (text.trim() === '') throw new MockZoomError(`${name} is empty.`, whatIsRead)
  const content = parse(isPage(text) ? dataIn(text, name) : text, name)
  if (Array.isArray(content)) return entriesAlone(content, name)
  if (!isRecord(content)) throw notAJournal(name)
  // serve --json printed a single line.
  if ('seq' in content) return entriesAlone([content], name)
  if (content.format !== savedJournalFormat) throw notAJournal(name)
  if (content.version !== savedJournalVersion) {
    throw new MockZoomError(
      `${name} is a journal of version ${String(content.version)}, and this mock-zoom reads version ${savedJournalVersion}.`,
      'Use the mock-zoom that wrote it, or save it again.',
    )
  }
  const file = fileSchema.safeParse(content)
  if (!file.success) {
    const [issue] = file.error.issues
    throw new MockZoomError(
      `${name} is a damaged journal: ${issue?.path.join('.')}: ${issue?.message}.`,
      'Save it again.',
    )
  }
  const { entries, findings, refusals, deliveries, apps, users, observed } = file.data
  return {
    entries: toEntries(entries, name),
    findings: whole(findings, findingSchema),
    ...(refusals && { refusals: whole(refusals, refusalSchema) }),
    deliveries: whole(deliveries, deliverySchema),
    apps,
    users,
    ...(observed && { observed }),
  }
}

function entriesAlone(values: readonly unknown[], name: string): SavedJournal {
  return { entries: toEntries(values, name), findings: [], deliveries: [] }
}

/** Those that match the schema; damaged ones can be left out, because the entries tell the story. */
function whole<Output>(values: readonly unknown[], schema: z.ZodType<Output>): Output[] {
  return values.flatMap((value) => {
    const result = schema.safeParse(value)
    return result.success ? [result.data] : []
  })
}

const whatIsRead =
  'A journal is what the inspector saves, GET /__mock/journal returns, or mock-zoom serve --json prints.'

function isPage(text: string): boolean {
  return text.trimStart().startsWith('<')
}

/** The journal within a page that the inspector saved, or that a browser saved again. */
function dataIn(page: string, name: string): string {
  const data = /<script\b[^>]*\bid="saved-journal"[^>]*>([^<]*)<\/script>/.exec(page)?.[1]
  if (data !== undefined && data.trim() !== 'null') return data
  throw new MockZoomError(
    `${name} is a page without a journal.`,
    'Save it with “Save” in the inspector, not with the browser’s own menu.',
  )
}

function notAJournal(name: string): MockZoomError {
  return new MockZoomError(`${name} is not a journal.`, whatIsRead)
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const lines = text.split('\n')
    const first = lines.find((line) => line.trim() !== '') ?? ''
    if (!isEntryLine(first))
      throw new MockZoomError(`${name} is not JSON at line ${brokenLine(lines)}.`, whatIsRead)
    return lines.flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, index + 1, name)]))
  }
}

function isEntryLine(line: string): boolean {
  const value = parseJson(line)
  return isRecord(value) && 'seq' in value
}

function parseLine(line: string, number: number, name: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new MockZoomError(
      `${name} is not JSON at line ${number}.`,
      'Perhaps the file ends too early: save it again.',
    )
  }
}

/** The first line after which the text can't be the beginning of JSON any more; Node doesn't give a position for every mistake. */
function brokenLine(lines: readonly string[]): number {
  let [good, bad] = [0, lines.length]
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (isBeginning(lines.slice(0, middle).join('\n'))) good = middle
    else bad = middle
  }
  return bad
}

function isBeginning(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? Number.NaN)
    return /end of JSON input|Unterminated/.test(message) || position >= text.length
  }
}

function toEntries(values: readonly unknown[], name: string): JournalEntry[] {
  const entries = values.map((value, index) => {
    const entry = entrySchema.safeParse(value)
    if (entry.success) return completed(entry.data) as unknown as JournalEntry
    const key = entry.error.issues[0]?.path.join('.') || 'seq, at, requestId and type'
    throw new MockZoomError(
      `${name} is not a journal: its entry ${index + 1} lacks ${key}, or has something else there.`,
      whatIsRead,
    )
  })
  return entries.toSorted((a, b) => a.seq - b.seq)
}

/** Requests that somebody has shortened, or that an older version saved with fewer keys, are read too. */
function completed(entry: z.infer<typeof entrySchema>): Record<string, unknown> {
  if (entry.type !== 'request.answered') return entry
  const missing = {
    route: 'unknown',
    arrivedAfter: entry.seq - 1,
    method: '',
    host: '',
    path: '',
    query: '',
    requestHeaders: {},
    requestBody: '',
    status: 0,
    responseHeaders: {},
    responseBody: '',
  }
  return { ...missing, ...entry }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
