import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { get } from '../../src/provider-contracts/index.ts'

const request = get('/v2/users/me')

const answer = { status: 401, body: '{"code":124,"message":"Invalid access token."}' } as const

export const contract: ProviderContract = {
  id: 'no-access-token',
  title: 'The API answers a call without a token like one with an invalid token.',
  claim: { 2026: answer, 2020: answer },
  source: ['github.com/MacsiDigital/laravel-zoom/issues/22'],
  confidence: 'inferred',
  needs: 'nothing',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request))],
}
