import type { Duplex } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Arrival } from '../http/context.ts'
import type { Storage } from '../storage/storage.ts'

/** When connections were opened that have had no request yet, in milliseconds of this process. */
const openings = new WeakMap<Duplex, number>()

/** In milliseconds. A connection whose first request follows this soon was opened for it. */
const soon = 1_000

/** Notes that a client has opened a connection. */
export function noteOpening(connection: Duplex): void {
  openings.set(connection, performance.now())
}

/**
 * Lets everything arrive that was sent before now: of two requests sent at once, the second waits in the operating system while
 * this process works on the first. The first turn of the event loop ends what has been read already, the second one reads.
 */
export async function letOthersArrive(): Promise<void> {
  await nextTurn()
  await nextTurn()
}

/**
 * In milliseconds. On a busy machine the system may wake the mock, and let it respond, before a client has sent the second of two
 * requests. What comes on another connection so soon after a response may have been such a one.
 */
const tooSoon = 50

interface Answered {
  readonly seq: number
  readonly at: number
  readonly connection: Duplex
}

/** Knows what clients can have heard before they sent a request. */
export interface Arrivals {
  /** A request has come on this connection, now. */
  arrive(connection: Duplex): Arrival
  /** A response goes out on this connection, and is the last entry of the journal. */
  answered(connection: Duplex): void
}

/**
 * What comes first on a new connection counts from when the client opened that one: it had decided by then. On a connection that
 * was there, it counts from when it came.
 */
export function arrivalsIn({ journal }: Pick<Storage, 'journal'>): Arrivals {
  let latest: Answered[] = []
  journal.onEmptied(() => {
    latest = []
  })
  return {
    arrive(connection) {
      const openedAt = openings.get(connection)
      openings.delete(connection)
      const now = performance.now()
      const isNew = openedAt !== undefined && now - openedAt <= soon
      const unheard = isNew && latest.find(({ at }) => at > openedAt)
      const arrivedAfter = unheard ? unheard.seq - 1 : journal.lastSeq()
      if (isNew) return { arrivedAfter }
      // The latest are the last: a busy mock has thousands of them.
      const justAnswered = latest
        .slice(latest.findLastIndex(({ at }) => now - at > tooSoon) + 1)
        .filter((each) => each.connection !== connection)
        .map(({ seq }) => seq)
      return justAnswered.length > 0 ? { arrivedAfter, justAnswered } : { arrivedAfter }
    },
    answered(connection) {
      const at = performance.now()
      if (at - (latest[0]?.at ?? at) > 2 * soon) latest = latest.filter((each) => at - each.at <= soon)
      latest.push({ seq: journal.lastSeq(), at, connection })
    },
  }
}
