import type { MockZoom } from '../mock-zoom/index.ts'

/** The app with the bug, and the correct one. */
export type SideName = 'broken' | 'right'

export const personNames = ['Alice', 'Bob'] as const
export type PersonName = (typeof personNames)[number]

/** Something done to an app: by a person, by Zoom, or by someone who maintains the database. */
export type Deed =
  | { readonly do: 'connect' | 'disconnect' | 'use'; readonly person: PersonName }
  /** This many requests from one person at the same moment. */
  | { readonly do: 'use-at-once'; readonly person: PersonName; readonly times: number }
  /** Lets every access token expire, by Zoom's clock. */
  | { readonly do: 'let-tokens-expire' }
  /** Zoom rotates the refresh token, and its response never arrives. */
  | { readonly do: 'lose-next-refresh' }
  /** The person removes the app at Zoom. No event is sent. */
  | { readonly do: 'remove-app-at-zoom' }
  /** From now on `state` is base64 instead of raw JSON. */
  | { readonly do: 'encode-state' }
  /** DELETE FROM zoom_connections, without a WHERE. */
  | { readonly do: 'hard-delete' }
  | { readonly do: 'run-contract' }

/** One step of a lesson: the class predicts, something is done, and only then it is said what it means. */
export interface Step {
  readonly title: string
  /** What is about to be done. Read before anything has happened; a paragraph each. */
  readonly text: readonly string[]
  /** What the class is asked to predict. */
  readonly question: string
  /** What it means. Shown once the result can be seen; a paragraph each. */
  readonly reveal: readonly string[]
  /** Notes for the presenter: what to point at, what people ask here. */
  readonly notes: string
  /** Done on both sides, in this order. Each is a button, and "Do it" presses them all. */
  readonly deeds: readonly Deed[]
  /** Shown together with what it means. */
  readonly shows?: 'finding' | 'difference' | 'contract'
}

/** Lines of code in which the two apps differ. They are in the sources, word for word. */
export interface Difference {
  readonly about: string
  readonly right: string
  readonly broken: string
}

/** Ten minutes in front of a class, about one bug. */
export interface Lesson {
  /** Equal to the file's name. */
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly minutes: number
  /** The broken twin that has the bug. */
  readonly twin: string
  /** The contract that catches it. */
  readonly contract: string
  readonly profile: MockZoom['profile']
  readonly difference: Difference
  readonly steps: readonly Step[]
}

/** A deed in the words of its button. */
export function nameDeed(deed: Deed): string {
  switch (deed.do) {
    case 'connect':
      return `${deed.person} connects`
    case 'disconnect':
      return `${deed.person} disconnects`
    case 'use':
      return `${deed.person} uses the app`
    case 'use-at-once':
      return `${deed.person}’s page sends ${deed.times} requests at once`
    case 'let-tokens-expire':
      return 'An hour passes at Zoom'
    case 'lose-next-refresh':
      return 'Lose Zoom’s next response to a refresh'
    case 'remove-app-at-zoom':
      return 'Alice removes the app at Zoom'
    case 'encode-state':
      return 'Encode state'
    case 'hard-delete':
      return 'Hard-delete the rows'
    case 'run-contract':
      return 'Run the contract'
    default:
      return deed satisfies never
  }
}
