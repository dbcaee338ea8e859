import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { get, madeUpToken } from '../../src/provider-contracts/index.ts'

const request = get('/v2/users/me', { bearer: madeUpToken })

const fact = { fact: 'cache-control: no-cache, no-store, must-revalidate, no-transform' } as const

export const contract: ProviderContract = {
  id: 'responses-are-not-cached',
  title: 'Responses of the API must not be cached.',
  claim: { 2026: fact, 2020: fact },
  source: ['github.com/Jericho/ZoomNet/issues/193', 'github.com/kyleboe/zoom_rb/issues/399'],
  confidence: 'logged',
  needs: 'nothing',
  destructive: false,
  sends: [request],
  async run({ send, compare }) {
    const header = (await send(request)).headers.get('cache-control')
    return [compare.fact(`cache-control: ${header ?? 'none'}`)]
  },
}
