import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { app, post } from '../../src/provider-contracts/index.ts'

const request = post('/oauth/token', { basic: app, form: { grant_type: 'mock_zoom_made_up' } })

const answer = {
  status: 400,
  body: '{"reason":"unsupported grant type","error":"unsupported_grant_type"}',
} as const

export const contract: ProviderContract = {
  id: 'unsupported-grant-type',
  title: 'A grant_type that Zoom does not know is unsupported.',
  claim: { 2026: answer, 2020: answer },
  source: [
    'github.com/JubaerHossain/zoom-laravel/issues/4',
    'github.com/zoom/server-to-server-oauth-token/issues/3',
  ],
  confidence: 'logged',
  needs: 'client-credentials',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request))],
}
