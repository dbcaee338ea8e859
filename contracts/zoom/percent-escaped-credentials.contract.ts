import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { app, elsewhere, madeUpCode, post } from '../../src/provider-contracts/index.ts'

const request = post('/oauth/token', {
  basic: { ...app, escaped: true },
  form: { grant_type: 'authorization_code', code: madeUpCode, redirect_uri: elsewhere },
})

export const contract: ProviderContract = {
  id: 'percent-escaped-credentials',
  title: 'Percent-escaped Basic credentials are accepted: Zoom refuses the code, not the client.',
  claim: {
    2026: { status: 400, body: '{"reason":"Invalid authorization code","error":"invalid_grant"}' },
    2020: { status: 400, body: '{"reason":"Invalid authorization code {code}","error":"invalid_request"}' },
  },
  // RFC 6749, 2.3.1 asks for this and some libraries do it; what Zoom does with them is an open question.
  source: ['github.com/panva/oauth4webapi/issues/148'],
  confidence: 'unknown',
  needs: 'client-credentials',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request), { code: madeUpCode })],
}
