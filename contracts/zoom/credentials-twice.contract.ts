import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import {
  app,
  clientId,
  clientSecret,
  elsewhere,
  madeUpCode,
  post,
} from '../../src/provider-contracts/index.ts'

const request = post('/oauth/token', {
  basic: app,
  form: {
    grant_type: 'authorization_code',
    code: madeUpCode,
    redirect_uri: elsewhere,
    client_id: clientId,
    client_secret: clientSecret,
  },
})

export const contract: ProviderContract = {
  id: 'credentials-twice',
  title:
    'Client credentials in both the header and the form are accepted: Zoom refuses the code, not the client.',
  claim: {
    2026: { status: 400, body: '{"reason":"Invalid authorization code","error":"invalid_grant"}' },
    2020: { status: 400, body: '{"reason":"Invalid authorization code {code}","error":"invalid_request"}' },
  },
  // A library in production sends both.
  source: ['omniauth-zoom'],
  confidence: 'inferred',
  needs: 'client-credentials',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request), { code: madeUpCode })],
}
