import { z } from 'zod'

const limit = z.int().min(1).nullable()
const category = (about: string) =>
  z
    .strictObject({
      perSecond: limit.default(null).describe('Calls per second and account; null for no limit.'),
      perDay: limit.default(null).describe('Calls per UTC day and account; null for no limit.'),
    })
    .prefault({})
    .describe(about)

/**
 * How many API calls Zoom allows: by category for an account, across all its apps, and meetings for one user. An
 * account's limits depend on its plan (zoom/skills, skills/rest-api/references/rate-limits.md), so the categories are
 * unlimited until they are set.
 */
export const rateLimitsSchema = z.strictObject({
  Light: category('Calls of the category Light, such as getting one user.'),
  Medium: category('Calls of the category Medium, such as creating or listing meetings.'),
  Heavy: category('Calls of the category Heavy; the mock has no such endpoint yet.'),
  'Resource-intensive': category('Calls of this category; the mock has no such endpoint yet.'),
  meetingsPerUserPerDay: limit
    .default(100)
    .describe('Meetings that are created or changed for one user in one UTC day; null for no limit.'),
})

/** How many API calls Zoom allows, by category: docs/control-api.md#rate-limits lists the keys. */
export type RateLimits = z.output<typeof rateLimitsSchema>
/** Limits to set; those that are left out get their defaults. */
export type RateLimitsInput = z.input<typeof rateLimitsSchema>
