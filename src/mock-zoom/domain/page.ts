/** Which part of a list, in the order in which its items were stored. */
export interface Page {
  /** Only what was stored after the item with this id. */
  readonly after?: string | undefined
  /** At most this many. */
  readonly limit?: number | undefined
}
