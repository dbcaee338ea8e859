import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { app, elsewhere, madeUpCode, post } from '../../src/provider-contracts/index.ts'

const request = post('/oauth/token', {
  basic: app,
  json: { grant_type: 'authorization_code', code: madeUpCode, redirect_uri: elsewhere },
})

const answer = {
  status: 400,
  body: '{"reason":"unsupported grant type","error":"unsupported_grant_type"}',
} as const

export const contract: ProviderContract = {
  id: 'json-body',
  title: 'Zoom does not read parameters from a JSON body, so it reports an unsupported grant type.',
  claim: { 2026: answer, 2020: answer },
  source: [
    'github.com/JubaerHossain/zoom-laravel/issues/4',
    'github.com/zoom/server-to-server-oauth-token/issues/3',
  ],
  confidence: 'inferred',
  needs: 'client-credentials',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request))],
}
