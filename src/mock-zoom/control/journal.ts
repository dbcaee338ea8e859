import { PassThrough } from 'node:stream'
import type { ZoomContext } from '../http/context.ts'
import type { JournalEntry, JournalEvent } from '../journal/events.ts'
import type { Mock } from '../mock/create.ts'
import type { Journal } from '../storage/journal.ts'
import type { journalOperations } from './api/journal.ts'
import type { Handlers } from './handler.ts'

export function journalHandlers({ context }: Mock): Handlers<typeof journalOperations> {
  const { journal } = context.storage
  return {
    list({ ctx, query, headers }) {
      const after = headers['last-event-id'] ?? query.after ?? 0
      // A type that never happened matches nothing.
      const type = query.type as JournalEvent['type'] | undefined
      if (ctx.accepts('json', 'text/event-stream') === 'text/event-stream')
        return stream(ctx, journal, after, type)
      return journal.list({ after, type })
    },
  }
}

function stream(
  ctx: ZoomContext,
  journal: Journal,
  after: number,
  type: JournalEvent['type'] | undefined,
): undefined {
  const out = new PassThrough()
  const send = (entry: JournalEntry) => {
    if (type === undefined || entry.type === type)
      out.write(`id: ${entry.seq}\ndata: ${JSON.stringify(entry)}\n\n`)
  }
  ctx.status = 200
  ctx.set('Content-Type', 'text/event-stream')
  ctx.set('Cache-Control', 'no-store')
  ctx.body = out
  // Sends the headers at once: there may be nothing to say for a long time.
  out.write(': the journal follows\n\n')
  for (const entry of journal.list({ after, type })) send(entry)
  const ends = [
    journal.onAppend(send),
    // The count begins anew; a browser that connects again begins anew as well.
    journal.onEmptied(() => out.write('event: emptied\nid: 0\ndata: {}\n\n')),
  ]
  out.once('close', () => {
    for (const end of ends) end()
  })
}
