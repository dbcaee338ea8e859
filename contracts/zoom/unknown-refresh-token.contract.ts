import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { app, madeUpToken, post } from '../../src/provider-contracts/index.ts'

const request = post('/oauth/token', {
  basic: app,
  form: { grant_type: 'refresh_token', refresh_token: madeUpToken },
})

export const contract: ProviderContract = {
  id: 'unknown-refresh-token',
  title: 'A refresh token that Zoom never issued is an invalid token.',
  claim: {
    2026: { status: 400, body: '{"reason":"Invalid Token!","error":"invalid_grant"}' },
    2020: { status: 401, body: '{"reason":"Invalid Token!","error":"invalid_request"}' },
  },
  // The logs show tokens that were once good.
  source: [
    'github.com/raycast/extensions/issues/10896',
    'github.com/mattermost/mattermost-plugin-zoom/issues/203',
  ],
  confidence: 'inferred',
  needs: 'client-credentials',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request))],
}
