import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { app, elsewhere, madeUpCode, post } from '../../src/provider-contracts/index.ts'

const request = post('/oauth/token', {
  basic: app,
  query: { grant_type: 'authorization_code', code: madeUpCode, redirect_uri: elsewhere },
})

export const contract: ProviderContract = {
  id: 'parameters-in-the-query',
  title: 'Parameters of a token request are also read from the query: a made-up code there is a bad code.',
  claim: {
    2026: { status: 400, body: '{"reason":"Invalid authorization code","error":"invalid_grant"}' },
    2020: { status: 400, body: '{"reason":"Invalid authorization code {code}","error":"invalid_request"}' },
  },
  source: [
    'developers.zoom.us/docs/rooms/oauth',
    'github.com/calcom/cal.diy',
    'github.com/airbytehq/airbyte',
  ],
  confidence: 'documented',
  needs: 'client-credentials',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request), { code: madeUpCode })],
}
