import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { clientId, elsewhere, get } from '../../src/provider-contracts/index.ts'

const request = get('/oauth/authorize', {
  headers: { accept: 'text/html' },
  query: { response_type: 'code', client_id: clientId, redirect_uri: elsewhere },
})

const page = { page: 'Invalid redirect: {redirect_uri} (4,700)' } as const

export const contract: ProviderContract = {
  id: 'authorize-unregistered-redirect-page',
  title:
    'A redirect URI that the app did not register shows a Zoom error page in a browser, and no redirect.',
  claim: { 2026: page, 2020: page },
  source: ['github.com/FerroxLabs/wayland/issues/1158', 'github.com/ArcadeAI/docs/pull/1102'],
  confidence: 'logged',
  needs: 'client-credentials',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request), { redirect_uri: elsewhere })],
}
