import { z } from 'zod'
import type { TokenId } from '../domain/ids.ts'
import { MockZoomError } from '../domain/mock-zoom-error.ts'
import type { Token } from '../domain/token.ts'
import { grantOf } from '../flow/grants.ts'
import type { FlowContext } from '../flow-context.ts'
import { operation } from './operation.ts'
import { paged, pageGiven } from './paged.ts'

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

function expireToken(context: FlowContext, id: TokenId): Token {
  const { storage, clock } = context
  return storage.transaction(() => {
    const token = storage.tokens.find(id)
    if (!token) throw new MockZoomError(`There is no token ${id}.`, 'GET /__mock/tokens lists them.', 404)
    const now = clock.now()
    if (token.endedAt !== null || token.expiresAt <= now) {
      const why = token.endedBecause === null ? 'expired' : `ended (${token.endedBecause})`
      const remedy = 'GET /__mock/tokens shows which ones still work.'
      throw new MockZoomError(`The token ${id} has ${why} already.`, remedy, 409)
    }
    storage.tokens.expire(id, now)
    const { clientId, userId } = grantOf(context, token)
    const about = { tokenId: id, tokenKind: token.kind, grantId: token.grantId, clientId, userId }
    storage.journal.append({ type: 'token.expired', ...about }, now, null)
    return { ...token, expiresAt: now }
  })
}

export const tokenOperations = {
  list: operation(
    {
      method: 'GET',
      path: '/__mock/tokens',
      summary: 'Every access and refresh token that was issued, and what happened to it.',
      ...paged,
      status: 200,
      answer: z.array(tokenSchema),
    },
    {
      given: pageGiven,
      run: ({ mock }, { query }) => mock.context.storage.tokens.list(query),
    },
  ),
  expire: operation(
    {
      method: 'POST',
      path: '/__mock/tokens/{id}/expire',
      inPath: { id: 'The id of the token, as the journal names it.' },
      summary: 'Lets one token expire now. The clock and everything else stay as they are.',
      status: 200,
      answer: tokenSchema,
      refusals: { 404: 'There is no such token.', 409: 'It has ended or expired already.' },
    },
    {
      given: (tokenId: string) => ({ path: { id: tokenId } }),
      run: ({ mock: { context } }, { path: { id } }) => expireToken(context, id as TokenId),
    },
  ),
}
