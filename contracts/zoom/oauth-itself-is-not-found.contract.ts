import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { get } from '../../src/provider-contracts/index.ts'

const request = get('/oauth')

const claim = { status: 404 } as const

export const contract: ProviderContract = {
  id: 'oauth-itself-is-not-found',
  title: 'There is nothing at /oauth itself: a base URL needs the rest of the path.',
  claim: { 2026: claim, 2020: claim },
  source: ['github.com/jolicode/secret-santa/issues/215'],
  confidence: 'logged',
  needs: 'nothing',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request))],
}
