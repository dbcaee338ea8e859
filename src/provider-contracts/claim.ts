/** How Zoom behaved in a year. Real Zoom is of the later one. */
export type Era = '2026' | '2020'

/**
 * What Zoom does. In a body or page, `{name}` stands for what Zoom repeats from the request, or for what varies; everything
 * else is exact.
 */
export type Claim =
  | { readonly status: number; readonly body?: string }
  /** The line that a page shows to a person; its status is not known. */
  | { readonly page: string }
  /** Something else, in a sentence; the contract checks it itself. */
  | { readonly fact: string }

/** Something that was seen, next to what was claimed. */
export interface Observation {
  readonly agrees: boolean
  readonly claimed: string
  readonly observed: string
  /** The other era, if its claim is the one that matches. */
  readonly era?: Era
}
