import { z } from 'zod'
import { shortenCode } from '../domain/authorization-code.ts'
import { operation } from './operation.ts'
import { paged, pageGiven } from './paged.ts'

const codeSchema = z
  .object({
    id: z.string(),
    code: z.string().describe('Shortened: enough to recognise it, and too little to use it.'),
    clientId: z.string(),
    userId: z.string(),
    redirectUri: z.string(),
    codeChallengeMethod: z.enum(['plain', 'S256']).nullable().describe('null: issued without PKCE.'),
    scopes: z.array(z.string()),
    issuedAt: z.int().describe('In milliseconds since 1970.'),
    expiresAt: z.int(),
    redeemedAt: z.int().nullable(),
    replacedAt: z.int().nullable().describe('When a newer code ended it (switch codeReplacesPrevious).'),
  })
  .meta({ id: 'Code' })

export const codeOperations = {
  list: operation(
    {
      method: 'GET',
      path: '/__mock/codes',
      summary: 'Every authorization code that was issued, and what happened to it.',
      ...paged,
      status: 200,
      answer: z.array(codeSchema),
    },
    {
      given: pageGiven,
      run: ({ mock }, { query }) =>
        mock.context.storage.codes.list(query).map(({ text, challenge, ...code }) => ({
          ...code,
          code: shortenCode(text),
          codeChallengeMethod: challenge?.method ?? null,
        })),
    },
  ),
}
