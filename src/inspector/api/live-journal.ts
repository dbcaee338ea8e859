import { type ReadonlySignal, signal } from '@preact/signals'
import type { JournalEntry } from '../../mock-zoom/control-api.ts'
import type { ControlCalls } from './calls.ts'

export type Connection = 'connecting' | 'live' | 'lost'

/** The journal of a running mock, as it grows. */
export interface LiveJournal {
  readonly entries: ReadonlySignal<readonly JournalEntry[]>
  readonly connection: ReadonlySignal<Connection>
  /** Stops following. */
  close(): void
}

/** Entries that arrive within this time are shown together: a long journal takes longer to process. */
const gatherFor = (known: number) => (known > 5_000 ? 250 : 60)
const longestPause = 3_000

/**
 * Follows the journal of a mock, as long as the page is open. It reconnects to a mock that was stopped and started again.
 * If the journal is a different one by then (it was in memory, or was reset), the old one is dropped.
 */
export function followJournal(calls: ControlCalls, baseUrl: string): LiveJournal {
  const entries = signal<readonly JournalEntry[]>([])
  const connection = signal<Connection>('connecting')
  let closed = false
  let stop = () => {}
  let pause = 250

  /** Catches up with the mock. */
  const resync = async () => {
    const last = entries.value.at(-1)
    const tail = await calls.journal.list({ after: last ? last.seq - 1 : 0 })
    if (!last) entries.value = tail
    else if (isSame(tail[0], last)) entries.value = [...entries.value, ...tail.slice(1)]
    else entries.value = await calls.journal.list()
  }

  /** Takes entries as they arrive, until the stream ends or has a gap. */
  const follow = () =>
    new Promise<'ended' | 'gap'>((resolve) => {
      let waiting: JournalEntry[] = []
      let timer: ReturnType<typeof setTimeout> | undefined
      const source = new EventSource(`${baseUrl}/__mock/journal?after=${entries.value.at(-1)?.seq ?? 0}`)
      const flush = () => {
        timer = undefined
        if (waiting.length > 0) entries.value = [...entries.value, ...waiting]
        waiting = []
      }
      const end = (how: 'ended' | 'gap') => {
        clearTimeout(timer)
        flush()
        source.close()
        resolve(how)
      }
      stop = () => end('ended')
      source.onopen = () => {
        pause = 250
        connection.value = 'live'
      }
      source.onmessage = ({ data }) => {
        const entry: JournalEntry = JSON.parse(data)
        const last = waiting.at(-1) ?? entries.value.at(-1)
        if (entry.seq !== (last?.seq ?? 0) + 1) return end('gap')
        waiting.push(entry)
        timer ??= setTimeout(flush, gatherFor(entries.value.length))
      }
      source.addEventListener('emptied', () => {
        waiting = []
        entries.value = []
      })
      source.onerror = () => end('ended')
    })

  const run = async () => {
    while (!closed) {
      try {
        await resync()
        if ((await follow()) === 'gap') continue
      } catch {
        // No response, or not a mock's. The next round tries again.
      }
      if (closed) return
      connection.value = 'lost'
      await new Promise((resolve) => setTimeout(resolve, pause))
      pause = Math.min(pause * 2, longestPause)
    }
  }
  void run()

  return {
    entries,
    connection,
    close() {
      closed = true
      stop()
    },
  }
}

/** The same number can belong to the journal of a mock that was restarted. */
function isSame(entry: JournalEntry | undefined, other: JournalEntry): boolean {
  return JSON.stringify(entry) === JSON.stringify(other)
}
