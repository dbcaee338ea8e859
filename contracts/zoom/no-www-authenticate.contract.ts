import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import {
  elsewhere,
  get,
  madeUpClientId,
  madeUpCode,
  madeUpSecret,
  madeUpToken,
  post,
} from '../../src/provider-contracts/index.ts'

const requests = [
  post('/oauth/token', {
    basic: { id: madeUpClientId, secret: madeUpSecret },
    form: { grant_type: 'authorization_code', code: madeUpCode, redirect_uri: elsewhere },
  }),
  get('/v2/users/me', { bearer: madeUpToken }),
]

const fact = { fact: 'no www-authenticate' } as const

export const contract: ProviderContract = {
  id: 'no-www-authenticate',
  title: 'Neither a refused client nor a refused token gets a WWW-Authenticate header.',
  claim: { 2026: fact, 2020: fact },
  source: ['github.com/JubaerHossain/zoom-laravel/issues/3', 'github.com/Jericho/ZoomNet/issues/193'],
  confidence: 'inferred',
  needs: 'nothing',
  destructive: false,
  sends: requests,
  async run({ send, compare }) {
    const observations = []
    for (const request of requests) {
      const header = (await send(request)).headers.get('www-authenticate')
      observations.push(
        compare.fact(`${request.method} ${request.path}: www-authenticate: ${header}`, header === null),
      )
    }
    return observations
  },
}
