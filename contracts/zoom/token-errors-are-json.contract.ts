import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import {
  elsewhere,
  madeUpClientId,
  madeUpCode,
  madeUpSecret,
  post,
} from '../../src/provider-contracts/index.ts'

const request = post('/oauth/token', {
  headers: { accept: '*/*' },
  basic: { id: madeUpClientId, secret: madeUpSecret },
  form: { grant_type: 'authorization_code', code: madeUpCode, redirect_uri: elsewhere },
})

const fact = { fact: 'content-type: application/json' } as const

export const contract: ProviderContract = {
  id: 'token-errors-are-json',
  title: 'Errors from the token endpoint are application/json, also for clients that accept anything.',
  claim: { 2026: fact, 2020: fact },
  // Otherwise libraries in production don't read the error. Whether a charset follows is not known.
  source: ['simple-oauth2', 'openid-client', 'golang.org/x/oauth2'],
  confidence: 'inferred',
  needs: 'nothing',
  destructive: false,
  sends: [request],
  async run({ send, compare }) {
    const type = (await send(request)).headers.get('content-type')
    return [compare.fact(`content-type: ${type ?? 'none'}`, /^application\/json\s*(;|$)/i.test(type ?? ''))]
  },
}
