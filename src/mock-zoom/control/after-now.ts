import { z } from 'zod'

/** The query of operations that list what there is, and stream what comes. */
export const afterNow = {
  query: z.object({
    after: z.literal('now').optional().describe('now for a stream of new ones only.'),
  }),
  badQuery: { problem: 'after can only be now.', remedy: 'Leave it out for all of them.' },
} as const
