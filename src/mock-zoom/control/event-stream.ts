import { Readable } from 'node:stream'
import type { Listener } from './operation.ts'

/** In characters. A reader that leaves more than this of what is new unread is closed: it has stopped, or can't keep up. */
const mostUnread = 8 * 1024 * 1024

/**
 * What a listener hears, as an event stream. What existed before is read and written as fast as somebody takes it, so a
 * reader that stops costs nothing more; what is new waits for it up to a limit.
 */
export function eventStream(follow: (listener: Listener) => () => void): Readable {
  let fresh: string[] = []
  let unread = 0
  let past: Iterator<readonly [number, object]> | undefined
  let isWanted = false
  let end = () => {}

  const next = (): string | undefined => {
    const taken = past?.next()
    if (taken && !taken.done) return eventOf(...taken.value)
    past = undefined
    const event = fresh.shift()
    unread -= event?.length ?? 0
    return event
  }
  const give = () => {
    while (isWanted) {
      const event = next()
      if (event === undefined) return
      isWanted = out.push(event)
    }
  }
  const add = (event: string) => {
    fresh.push(event)
    unread += event.length
    if (unread > mostUnread) out.destroy()
    else give()
  }
  const out = new Readable({
    read() {
      isWanted = true
      give()
    },
    destroy(error, done) {
      end()
      done(error)
    },
  })
  // Sends the headers at once, because the first item may come much later.
  out.push(': the journal follows\n\n')
  end = follow({
    all(items) {
      past = items[Symbol.iterator]()
      give()
    },
    item: (id, item) => add(eventOf(id, item)),
    emptied() {
      past = undefined
      fresh = []
      unread = 0
      // The numbers start again, so a browser that reconnects has to start again too.
      add('event: emptied\nid: 0\ndata: {}\n\n')
    },
  })
  return out
}

function eventOf(id: number, item: object): string {
  return `id: ${id}\ndata: ${JSON.stringify(item)}\n\n`
}
