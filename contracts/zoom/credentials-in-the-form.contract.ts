import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { clientId, clientSecret, elsewhere, madeUpCode, post } from '../../src/provider-contracts/index.ts'

const request = post('/oauth/token', {
  form: {
    grant_type: 'authorization_code',
    code: madeUpCode,
    redirect_uri: elsewhere,
    client_id: clientId,
    client_secret: clientSecret,
  },
})

export const contract: ProviderContract = {
  id: 'credentials-in-the-form',
  title: 'Client credentials are also accepted in the form: Zoom refuses the code, not the client.',
  claim: {
    2026: { status: 400, body: '{"reason":"Invalid authorization code","error":"invalid_grant"}' },
    2020: { status: 400, body: '{"reason":"Invalid authorization code {code}","error":"invalid_request"}' },
  },
  source: [
    'github.com/openiddict/openiddict-core/pull/2025',
    'github.com/attendee-labs/attendee, bots/zoom_oauth_connections_utils.py',
  ],
  confidence: 'logged',
  needs: 'client-credentials',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request), { code: madeUpCode })],
}
