/** A sequence of items to follow, and when it ends. */
export interface Told<Item> {
  /** The items that exist already. */
  readonly before: readonly Item[]
  /** Calls back with each new item. Returns the function that ends this. */
  readonly listen: (hear: (item: Item) => void) => () => void
  /** The first to abort ends the sequence, after all items from before. */
  readonly ends: readonly (AbortSignal | undefined)[]
}

/** The items that exist, then the new ones. It listens from the moment of the call, so none is missed. */
export function follow<Item>({ before, listen, ends }: Told<Item>): AsyncGenerator<Item, void, undefined> {
  const waiting = [...before]
  const end = AbortSignal.any(ends.filter((signal) => signal !== undefined))
  let wake = () => {}
  const stopListening = listen((item) => {
    waiting.push(item)
    wake()
  })
  const stop = () => {
    stopListening()
    wake()
  }
  end.addEventListener('abort', stop, { once: true })
  return (async function* tell() {
    try {
      for (;;) {
        yield* waiting.splice(0)
        if (waiting.length > 0) continue
        if (end.aborted) return
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    } finally {
      end.removeEventListener('abort', stop)
      stopListening()
    }
  })()
}
