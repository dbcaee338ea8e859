import { z } from 'zod'
import { SetupProblem } from '../mock/problem.ts'
import type { JournalEntry } from './events.ts'
import type { KnownNames } from './names.ts'

/** A journal that was saved, and how its apps and users are called where it says so. */
export interface SavedJournal extends KnownNames {
  readonly entries: readonly JournalEntry[]
}

export const savedJournalFormat = 'mock-zoom-journal'
const version = 1

const entrySchema = z.looseObject({
  seq: z.int().min(1),
  at: z.int(),
  requestId: z.string().nullable(),
  type: z.string(),
})

const fileSchema = z.looseObject({
  entries: z.array(z.unknown()),
  apps: z.array(z.looseObject({ clientId: z.string(), name: z.string() })).optional(),
  users: z.array(z.looseObject({ id: z.string(), email: z.string() })).optional(),
})

/**
 * Reads a saved journal: what the inspector saves, the answer of GET /__mock/journal, or one entry a line, as
 * `serve --json` prints it. Throws a SetupProblem that begins with `name` and says what is wrong, and where.
 */
export function readSavedJournal(text: string, name: string): SavedJournal {
  if (text.trim() === '') throw new SetupProblem(`${name} is empty. ${whatIsRead}`)
  const content = parse(text, name)
  if (Array.isArray(content)) return { entries: toEntries(content, name) }
  if (!isRecord(content)) throw new SetupProblem(`${name} is not a journal. ${whatIsRead}`)
  if ('seq' in content) return { entries: toEntries([content], name) }
  if (content.format !== savedJournalFormat) throw new SetupProblem(`${name} is not a journal. ${whatIsRead}`)
  if (content.version !== version) {
    throw new SetupProblem(
      `${name} is a journal of version ${String(content.version)}, and this mock-zoom reads version ${version}. Use the mock-zoom that wrote it, or save it anew.`,
    )
  }
  const file = fileSchema.safeParse(content)
  if (!file.success) {
    const [issue] = file.error.issues
    throw new SetupProblem(`${name} is a damaged journal: ${issue?.path.join('.')}: ${issue?.message}.`)
  }
  const { apps = [], users = [] } = file.data
  return { entries: toEntries(file.data.entries, name), apps, users }
}

const whatIsRead =
  'A journal is what the inspector saves, GET /__mock/journal answers, or mock-zoom serve --json prints.'

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const lines = text.split('\n')
    const first = lines.find((line) => line.trim() !== '') ?? ''
    if (!isEntryLine(first))
      throw new SetupProblem(`${name} is not JSON at line ${brokenLine(lines)}. ${whatIsRead}`)
    return lines.flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, index + 1, name)]))
  }
}

function isEntryLine(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line)
    return isRecord(value) && 'seq' in value
  } catch {
    return false
  }
}

function parseLine(line: string, number: number, name: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new SetupProblem(
      `${name} is not JSON at line ${number}. Perhaps the file ends too early: save it anew.`,
    )
  }
}

/** The first line with which the text can't be the beginning of JSON any more; Node tells no position for each mistake. */
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
    throw new SetupProblem(
      `${name} is not a journal: its entry ${index + 1} lacks ${key}, or has something else there. ${whatIsRead}`,
    )
  })
  return entries.toSorted((a, b) => a.seq - b.seq)
}

/** Whole requests that somebody has shortened, or saved before this was recorded, are read all the same. */
function completed(entry: z.infer<typeof entrySchema>): Record<string, unknown> {
  if (entry.type !== 'request.answered') return entry
  const missing = {
    arrivedAfter: entry.seq - 1,
    requestHeaders: {},
    query: '',
    requestBody: '',
    route: 'unknown',
  }
  return { ...missing, ...entry }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
