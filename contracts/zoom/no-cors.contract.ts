import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { elsewhere, get, madeUpCode, madeUpToken, post } from '../../src/provider-contracts/index.ts'

const headers = { accept: 'application/json', origin: 'https://mock-zoom.invalid' }
const requests = [
  post('/oauth/token', {
    headers,
    form: { grant_type: 'authorization_code', code: madeUpCode, redirect_uri: elsewhere },
  }),
  get('/v2/users/me', { headers, bearer: madeUpToken }),
]

const fact = { fact: 'no access-control-allow-origin' } as const

export const contract: ProviderContract = {
  id: 'no-cors',
  title: 'Neither the token endpoint nor the API lets pages from other origins read its responses.',
  claim: { 2026: fact, 2020: fact },
  source: ['marketplace.zoom.us/docs/guides/auth/oauth'],
  confidence: 'documented',
  needs: 'nothing',
  destructive: false,
  sends: requests,
  async run({ send, compare }) {
    const observations = []
    for (const request of requests) {
      const allowed = (await send(request)).headers.get('access-control-allow-origin')
      observations.push(
        compare.fact(
          `${request.method} ${request.path}: access-control-allow-origin: ${allowed}`,
          allowed === null,
        ),
      )
    }
    return observations
  },
}
