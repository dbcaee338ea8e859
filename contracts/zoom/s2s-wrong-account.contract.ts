import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { app, post } from '../../src/provider-contracts/index.ts'

const request = post('/oauth/token', {
  basic: app,
  form: { grant_type: 'account_credentials', account_id: 'mock_zoom_made_up_0001' },
})

const answer = { status: 400, body: '{"reason":"Bad Request","error":"invalid_request"}' } as const

export const contract: ProviderContract = {
  id: 's2s-wrong-account',
  title: 'A server-to-server token for an account that is not the app’s is a bad request.',
  claim: { 2026: answer, 2020: answer },
  // From a test in a production client; nobody has published a log.
  source: ['airbytehq/airbyte source-zoom, test_authenticator.py', 'zulip, zerver/views/video_calls.py'],
  confidence: 'unknown',
  needs: 's2s-account',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request))],
}
