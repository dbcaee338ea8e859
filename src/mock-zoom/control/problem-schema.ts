import { z } from 'zod'

/** How the mock says no in words of its own, wherever it does. */
export const problemSchema = z
  .object({
    mock_zoom: z.object({
      problem: z.string().describe('What is wrong.'),
      remedy: z.string().describe('What to do about it.'),
    }),
  })
  .meta({ id: 'Problem' })
