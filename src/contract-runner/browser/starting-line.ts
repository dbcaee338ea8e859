/** Where visits that begin at once wait for each other, so that their requests leave at once too. */
export interface StartingLine {
  enter(): Runner
}

export interface Runner {
  /** Has come to the line. Resolves when all who have entered by then have come, or left. */
  ready(): Promise<void>
  /** Waits no longer, and is no longer waited for. */
  leave(): void
}

export function startingLine(): StartingLine {
  const onTheirWay = new Set<Runner>()
  let waiting: (() => void)[] = []
  function arrive(runner: Runner): void {
    onTheirWay.delete(runner)
    if (onTheirWay.size > 0) return
    for (const go of waiting) go()
    waiting = []
  }
  return {
    enter() {
      const runner: Runner = {
        ready: () =>
          new Promise((go) => {
            waiting.push(go)
            arrive(runner)
          }),
        leave: () => arrive(runner),
      }
      onTheirWay.add(runner)
      return runner
    },
  }
}
