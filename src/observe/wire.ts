/**
 * One request and its response as they were seen on the wire, with every secret still in them. It is read once, by
 * {@link Observer.read}, and never kept.
 */
export interface WireExchange {
  /** When the request was sent, in milliseconds since 1970; fractions are fine. */
  readonly startedAt: number
  /** When the response was complete, in milliseconds since 1970; null if none came. */
  readonly endedAt: number | null
  readonly method: string
  /** The whole URL, as it was requested. */
  readonly url: string
  readonly requestHeaders: readonly WireHeader[]
  /** Which connection it came over, where that is known: whoever sent the next request over it had the response. */
  readonly connection?: number
  /** The recording leaves credentials out of the headers: that there are none says nothing. */
  readonly hides?: true
  /** Null if the recording has no body for it; empty if there was none. */
  readonly requestBody: string | null
  /** 0 if no response came. */
  readonly status: number
  readonly responseHeaders: readonly WireHeader[]
  /** Null if the recording has no body for it; empty if there was none. */
  readonly responseBody: string | null
}

/** Name and value, as they were sent; the case of the name doesn't matter. */
export type WireHeader = readonly [name: string, value: string]

/** The value of a header; undefined if it didn't come. Of several, the first. */
export function headerOf(headers: readonly WireHeader[], name: string): string | undefined {
  return headers.find(([each]) => each.toLowerCase() === name)?.[1]
}
