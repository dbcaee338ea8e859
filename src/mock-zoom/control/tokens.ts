import { z } from 'zod'
import { nothing, operation } from './operation.ts'

const tokenSchema = z
  .object({
    id: z.string().describe('The id that the journal uses for it. The token itself is not kept.'),
    kind: z.enum(['access', 'refresh']),
    grantId: z.string(),
    issuedAt: z.int().describe('In milliseconds since 1970.'),
    expiresAt: z.int(),
    endedAt: z.int().nullable().describe('When it stopped working, if that was before it expired.'),
    endedBecause: z.enum(['rotated', 'revoked', 'superseded']).nullable(),
  })
  .meta({ id: 'Token' })

export const tokenOperations = {
  list: operation(
    {
      method: 'GET',
      path: '/__mock/tokens',
      summary: 'Every access and refresh token that was issued, and what happened to it.',
      status: 200,
      answer: z.array(tokenSchema),
    },
    {
      given: nothing,
      run: ({ mock }) => mock.context.storage.tokens.list(),
    },
  ),
}
