import type { JournalEntry } from '../mock-zoom/index.ts'

/** Something that has to happen while a contract runs: without it, "kept" would mean nothing. */
export interface Situation {
  /** Completes "… never happened", as in "a refresh that Zoom accepted". */
  readonly what: string
  /** How often it has to happen, at least. */
  readonly times: number
  /** The contract that is about it: where that one is broken, it comes first. */
  readonly by: string
  /** How often it happened. */
  count(journal: readonly JournalEntry[]): number
}

/** Why the promise was not put to the test, if it wasn't, and which contract is about that. */
export interface Untested {
  readonly why: string
  readonly given: string
}

/** The first thing that had to happen and didn't. */
export function missingSituation(
  situations: readonly Situation[],
  journal: readonly JournalEntry[],
): Untested | undefined {
  for (const { what, times, by, count } of situations) {
    const happened = count(journal)
    if (happened >= times) continue
    const often = happened === 0 ? 'never happened' : `happened ${happened} of ${times} times`
    return { why: `${what} ${often}, so there is nothing to judge`, given: by }
  }
  return undefined
}

/** What the checks of a running contract noticed, apart from breaches. */
export interface Doubts {
  /** A check was content with a success that Zoom had no part in. `deed` completes "The person …". */
  note(deed: string, given: string): void
  readonly first: Untested | undefined
}

export function createDoubts(): Doubts {
  const noted: Untested[] = []
  return {
    note(deed, given) {
      noted.push({ why: `the person ${deed}, and the app said that it worked without asking Zoom`, given })
    },
    get first() {
      return noted[0]
    },
  }
}
