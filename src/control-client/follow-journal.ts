import type { JournalEntry, JournalEvent } from '../mock-zoom/control-api.ts'
import { operations } from '../mock-zoom/control-api.ts'
import { problemOf, queryOf } from './call.ts'

export interface FollowOptions {
  /** Only entries with a larger seq: take that of the last entry you have. */
  readonly after?: number
  readonly type?: JournalEvent['type']
  /** Ends it, as leaving the loop does. */
  readonly signal?: AbortSignal
}

/** Yields what is in the journal and then what comes, until the loop is left, the signal aborts or the mock closes. */
export async function* followJournal(
  baseUrl: string,
  { after, type, signal }: FollowOptions,
): AsyncGenerator<JournalEntry, void, undefined> {
  const left = new AbortController()
  const ends = signal ? AbortSignal.any([signal, left.signal]) : left.signal
  const { path, streams } = operations.journal.list
  try {
    const response = await fetch(`${baseUrl}${path}?${queryOf({ after, type })}`, {
      headers: { accept: 'text/event-stream' },
      signal: ends,
    })
    if (response.status !== 200) throw problemOf(response.status, await response.text())
    for await (const event of eventsIn(response)) yield streams.parse(JSON.parse(event))
  } catch (error) {
    // The mock closed, or the caller has had enough.
    if (!(ends.aborted || (error instanceof TypeError && error.message === 'terminated'))) throw error
  } finally {
    left.abort()
  }
}

/**
 * The data of each event that is an entry. The mock sends it on one line, comments in between, and events with a name,
 * which are no entries (WHATWG HTML, 9.2.6).
 */
async function* eventsIn(response: Response): AsyncGenerator<string, void, undefined> {
  let rest = ''
  let named = false
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') named = false
      else if (line.startsWith('event: ')) named = true
      else if (line.startsWith('data: ') && !named) yield line.slice('data: '.length)
    }
  }
}
