import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { get, madeUpToken } from '../../src/provider-contracts/index.ts'

const request = get('/v2/users/me', { bearer: madeUpToken })

const fact = { fact: 'x-zm-trackingid: v=2.0;clid=…;rid=…' } as const

export const contract: ProviderContract = {
  id: 'tracking-id',
  title: 'API responses carry an x-zm-trackingid, which Zoom’s support asks for.',
  claim: { 2026: fact, 2020: fact },
  source: ['github.com/Jericho/ZoomNet/issues/193', 'github.com/kyleboe/zoom_rb/issues/399'],
  confidence: 'logged',
  needs: 'nothing',
  destructive: false,
  sends: [request],
  async run({ send, compare }) {
    const id = (await send(request)).headers.get('x-zm-trackingid')
    return [compare.fact(`x-zm-trackingid: ${id ?? 'none'}`, /^v=2\.0;clid=\w+;rid=WEB_\w+$/.test(id ?? ''))]
  },
}
