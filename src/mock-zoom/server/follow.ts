/** What is told one by one, and until when. */
export interface Told<Item> {
  /** What there is already. */
  readonly before: readonly Item[]
  /** Calls back with what comes. Returns the function that ends this. */
  readonly listen: (hear: (item: Item) => void) => () => void
  /** The first to abort ends it, once everything that came before was told. */
  readonly ends: readonly (AbortSignal | undefined)[]
}

/** What there is, and then what comes. It listens from the call on, so that nothing is missed. */
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
