import { PassThrough } from 'node:stream'
import type Router from '@koa/router'
import type { JournalEntry, JournalEvent } from '../domain/journal-event.ts'
import type { RequestState, ZoomContext } from '../http/context.ts'
import { parseParameters } from '../http/read-parameters.ts'
import { sendJson, sendOwnProblem } from '../http/send.ts'
import type { Mock } from '../mock.ts'
import type { Journal } from '../storage/journal.ts'

/** `GET /__mock/journal?after=&type=`: the entries, or with `Accept: text/event-stream` also all that follow. */
export function journalRoutes(router: Router<RequestState>, mock: Mock): void {
  const { journal } = mock.provider.storage

  router.get('/__mock/journal', (ctx) => {
    const query = parseParameters(ctx.querystring, '')
    const after = Number(ctx.get('last-event-id') || (query.get('after') ?? 0))
    if (!Number.isSafeInteger(after) || after < 0) {
      return sendOwnProblem(
        ctx,
        400,
        'after must be a sequence number.',
        'Take the seq of the last entry that you have.',
      )
    }
    // A type that never happened matches nothing.
    const type = query.get('type') as JournalEvent['type'] | undefined
    if (ctx.accepts('json', 'text/event-stream') === 'text/event-stream')
      return stream(ctx, journal, after, type)
    sendJson(ctx, 200, journal.list({ after, type }))
  })
}

function stream(
  ctx: ZoomContext,
  journal: Journal,
  after: number,
  type: JournalEvent['type'] | undefined,
): void {
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
  const stop = journal.onAppend(send)
  out.once('close', stop)
}
