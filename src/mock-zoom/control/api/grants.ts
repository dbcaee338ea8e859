import { z } from 'zod'
import { operation } from './operation.ts'

const grantSchema = z
  .object({
    id: z.string(),
    type: z.enum(['authorization_code', 'device_code', 'account_credentials', 'client_credentials']),
    clientId: z.string(),
    userId: z.string(),
    scopes: z.array(z.string()),
    tokenIndex: z.int().describe('The token_index of old server-to-server requests; else 0.'),
    createdAt: z.int().describe('In milliseconds since 1970.'),
    endedAt: z.int().nullable(),
    endedBecause: z
      .enum(['superseded', 'revoked', 'code-replayed', 'refresh-token-reused', 'uninstalled'])
      .nullable(),
  })
  .meta({ id: 'Grant' })

export const grantOperations = {
  list: operation({
    method: 'GET',
    path: '/__mock/grants',
    summary: 'Every grant, live or ended: which Zoom user authorized which app.',
    status: 200,
    answer: z.array(grantSchema),
  }),
}
