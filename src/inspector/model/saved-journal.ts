import type { JournalEntry } from '../../mock-zoom/control-api.ts'

/** What is saved: entries, findings and webhooks as the control API gives them, and what people call apps and users. */
export interface SavedJournal<Finding, Delivery> {
  readonly format: 'mock-zoom-journal'
  readonly version: 1
  readonly entries: readonly JournalEntry[]
  readonly findings?: readonly Finding[]
  readonly deliveries?: readonly Delivery[]
  readonly apps?: readonly { readonly clientId: string; readonly name: string }[]
  readonly users?: readonly { readonly id: string; readonly email: string }[]
}

/** Why a file can't be shown, in words for whoever chose it. */
export class FileProblem extends Error {
  readonly problem: string
  readonly remedy =
    'Choose a file that the inspector or mock-zoom has saved, or the answer of GET /__mock/journal.'
  constructor(problem: string) {
    super(problem)
    this.problem = problem
  }
}

/**
 * Reads what was saved: a file of this format, the answer of GET /__mock/journal, or one entry a line. Throws a
 * {@link FileProblem} for anything else.
 */
export function readSavedJournal(text: string): SavedJournal<unknown, unknown> {
  if (text.trim() === '') throw new FileProblem('This journal has no entries.')
  const content = parse(text)
  if (Array.isArray(content)) return { ...empty, entries: entriesIn(content) }
  const { format, version, entries, findings, deliveries, apps, users } = Object(content)
  if (format !== 'mock-zoom-journal') throw new FileProblem('This is not a journal.')
  if (version !== 1) {
    throw new FileProblem(`This is a journal of version ${String(version)}, and this page reads version 1.`)
  }
  return {
    ...empty,
    entries: entriesIn(entries),
    findings: objectsIn(findings, {
      strings: ['rule', 'sentence', 'inProduction', 'remedy'],
      numbers: ['entry', 'at'],
      lists: ['evidence'],
    }),
    deliveries: objectsIn(deliveries, { strings: ['id', 'body'], lists: ['attempts'] }),
    apps: objectsIn(apps, { strings: ['clientId', 'name'] }) as never,
    users: objectsIn(users, { strings: ['id', 'email'] }) as never,
  }
}

const empty = { format: 'mock-zoom-journal', version: 1 } as const

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // serve --json prints one entry a line.
    try {
      return text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line): unknown => JSON.parse(line))
    } catch {
      throw new FileProblem('This is not JSON.')
    }
  }
}

function entriesIn(value: unknown): JournalEntry[] {
  if (!Array.isArray(value)) throw new FileProblem('This journal has no entries.')
  const entries = value.map((entry: unknown, index) => {
    const { seq, at, requestId, type } = Object(entry)
    const whole =
      Number.isInteger(seq) &&
      Number.isInteger(at) &&
      typeof type === 'string' &&
      (requestId === null || typeof requestId === 'string')
    if (!whole) throw new FileProblem(`Entry ${index + 1} of this journal is damaged.`)
    return complete(Object(entry))
  })
  return entries.toSorted((a, b) => a.seq - b.seq)
}

/** Requests that somebody has shortened are shown all the same. What is wrong within an entry is shown as it is. */
function complete(entry: { readonly type: string }): JournalEntry {
  if (entry.type !== 'request.answered') return entry as JournalEntry
  const missing = {
    route: 'unknown',
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
  return { ...missing, ...entry } as unknown as JournalEntry
}

/** Keys by what stands under them. */
interface Keys {
  readonly strings: readonly string[]
  readonly numbers?: readonly string[]
  readonly lists?: readonly string[]
}

/** The objects of a list that have these keys; others are left out. */
function objectsIn(value: unknown, { strings, numbers = [], lists = [] }: Keys): unknown[] {
  if (!Array.isArray(value)) return []
  return value
    .map(Object)
    .filter(
      (item) =>
        strings.every((key) => typeof item[key] === 'string') &&
        numbers.every((key) => typeof item[key] === 'number') &&
        lists.every((key) => Array.isArray(item[key])),
    )
}

/** The entries of these messages and those that their findings rest on, whole requests, in their order. */
export function entriesToSave(
  ids: ReadonlySet<number>,
  messages: readonly { readonly id: number; readonly entries: readonly JournalEntry[] }[],
  evidence: ReadonlySet<number>,
): JournalEntry[] {
  return messages
    .filter(({ id, entries }) => ids.has(id) || entries.some(({ seq }) => evidence.has(seq)))
    .flatMap(({ entries }) => entries)
    .toSorted((a, b) => a.seq - b.seq)
}
