import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { clientId, elsewhere, get } from '../../src/provider-contracts/index.ts'

const request = get('/oauth/authorize', {
  query: { response_type: 'code', client_id: clientId, redirect_uri: elsewhere },
})

export const contract: ProviderContract = {
  id: 'authorize-unregistered-redirect',
  title:
    'A redirect URI that the app did not register returns a JSON error to clients that accept JSON, and no redirect.',
  claim: {
    2026: {
      status: 400,
      body: '{"status":false,"errorCode":4700,"errorMessage":"Invalid redirect url","result":null}',
    },
    2020: {
      status: 400,
      body: '{"status":false,"errorCode":4700,"errorMessage":"Invalid redirect: {redirect_uri}","result":null}',
    },
  },
  source: [
    'github.com/FerroxLabs/wayland/issues/1158',
    'github.com/mattermost/mattermost-plugin-zoom/pull/253',
  ],
  confidence: 'logged',
  needs: 'client-credentials',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request), { redirect_uri: elsewhere })],
}
