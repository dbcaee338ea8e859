import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { app, elsewhere, post } from '../../src/provider-contracts/index.ts'

const request = post('/oauth/token', {
  basic: app,
  form: { grant_type: 'authorization_code', redirect_uri: elsewhere },
})

export const contract: ProviderContract = {
  id: 'missing-code',
  title: 'An exchange without a code gets the same response as one with a bad code.',
  claim: {
    2026: { status: 400, body: '{"reason":"Invalid authorization code","error":"invalid_grant"}' },
    2020: { status: 400, body: '{"reason":"Invalid authorization code","error":"invalid_request"}' },
  },
  source: [],
  confidence: 'unknown',
  needs: 'client-credentials',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request))],
}
