import { z } from 'zod'
import type { Page } from '../domain/page.ts'

/** The query of operations that return a list page by page. Without it, they return all of it. */
export const paged = {
  query: z.object({
    after: z.string().min(1).optional().describe('Only what came after the item with this id.'),
    limit: z.coerce
      .number<string | number | undefined>()
      .int()
      .min(0)
      .optional()
      .describe('At most this many, the oldest first.'),
  }),
  badQuery: {
    problem: 'after must be an id, and limit a whole number.',
    remedy: 'Send the id of the last item that you have as after.',
  },
  refusals: { 404: 'There is no item with the id in after; what is too old is forgotten.' },
} as const

/** The page of a list that a call asks for. */
export const pageGiven = (page?: Page) => ({ query: { ...page } })
