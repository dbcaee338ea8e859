import { z } from 'zod'

/** Every refusal of the mock's own, as opposed to Zoom's, has this shape. */
export const problemSchema = z
  .object({
    mock_zoom: z.object({
      problem: z.string().describe('What is wrong.'),
      remedy: z.string().describe('What to do about it.'),
    }),
  })
  .meta({ id: 'Problem' })
