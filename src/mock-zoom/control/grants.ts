import { z } from 'zod'
import { operation } from './operation.ts'
import { paged, pageGiven } from './paged.ts'

const grantSchema = z
  .object({
    id: z.string(),
    type: z.string().describe('The grant_type that it came from, such as authorization_code.'),
    speaksFor: z.enum(['user', 'account']).describe('The user who gave it, or the app’s own account.'),
    clientId: z.string(),
    userId: z.string(),
    scopes: z.array(z.string()),
    tokenIndex: z.int().describe('The token_index of old server-to-server requests; else 0.'),
    createdAt: z.int().describe('In milliseconds since 1970.'),
    endedAt: z.int().nullable(),
    endedBecause: z
      .enum([
        'superseded',
        'revoked',
        'code-replayed',
        'refresh-token-reused',
        'uninstalled',
        'uninstalled-by-owner',
      ])
      .nullable(),
  })
  .meta({ id: 'Grant' })

export const grantOperations = {
  list: operation(
    {
      method: 'GET',
      path: '/__mock/grants',
      summary: 'Every grant, live or ended: which Zoom user authorized which app.',
      ...paged,
      status: 200,
      answer: z.array(grantSchema),
    },
    {
      given: pageGiven,
      // The code is left out: it is a secret.
      run: ({ mock }, { query }) =>
        mock.context.storage.grants.list(query).map(({ code: _, ...grant }) => grant),
    },
  ),
}
