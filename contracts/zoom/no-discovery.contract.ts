import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { get } from '../../src/provider-contracts/index.ts'

const requests = [get('/.well-known/oauth-authorization-server'), get('/.well-known/openid-configuration')]

const claim = { status: 404 } as const

export const contract: ProviderContract = {
  id: 'no-discovery',
  title: 'There is no discovery document.',
  claim: { 2026: claim, 2020: claim },
  // People asked for the keys that sign tokens, and there were none; nobody has shown the response itself.
  source: ['devforum.zoom.us/t/7899'],
  confidence: 'unknown',
  needs: 'nothing',
  destructive: false,
  sends: requests,
  async run({ send, compare }) {
    const observations = []
    for (const request of requests) observations.push(compare.answer(await send(request)))
    return observations
  },
}
