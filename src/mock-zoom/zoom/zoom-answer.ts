import type { Confidence, ProfileName, Switches } from './profiles.ts'

/**
 * What Zoom sends for a refusal. `{name}` stands for a value that Zoom repeats, and `{=name}` for one that it repeats
 * without escaping it.
 */
export interface ZoomAnswer {
  readonly status: number
  /** The exact JSON body. */
  readonly body: string
  /** The line shown to a browser instead, if Zoom shows a page. */
  readonly page?: string
  readonly confidence: Confidence
  readonly source: readonly string[]
}

/** What Zoom says for one true reason: in each era, and what a switch replaces it with. */
export interface ErrorRow extends Readonly<Record<ProfileName, ZoomAnswer>> {
  readonly instead?: (switches: Switches) => ZoomAnswer | undefined
}

export const answer = (
  confidence: Confidence,
  status: number,
  body: string,
  ...source: string[]
): ZoomAnswer => ({ status, body, confidence, source })

/** A row for a response that was the same in every era. */
export const same = (one: ZoomAnswer): ErrorRow => ({ 2026: one, 2020: one })

/** The same row, with this confidence. */
export const asSure = (confidence: Confidence, row: ErrorRow): ErrorRow => ({
  ...row,
  2026: { ...row[2026], confidence },
  2020: { ...row[2020], confidence },
})
