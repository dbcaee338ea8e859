import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { get, madeUpToken } from '../../src/provider-contracts/index.ts'

const request = get('/v2/users/me', { bearer: madeUpToken })

const answer = { status: 401, body: '{"code":124,"message":"Invalid access token."}' } as const

export const contract: ProviderContract = {
  id: 'garbage-access-token',
  title: 'An access token that Zoom never issued is invalid at the API.',
  claim: { 2026: answer, 2020: answer },
  source: ['github.com/MacsiDigital/laravel-zoom/issues/22', 'devforum.zoom.us/t/74432'],
  confidence: 'logged',
  needs: 'nothing',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request))],
}
