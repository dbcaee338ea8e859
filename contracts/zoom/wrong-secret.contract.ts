import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { clientId, elsewhere, madeUpCode, madeUpSecret, post } from '../../src/provider-contracts/index.ts'

const request = post('/oauth/token', {
  basic: { id: clientId, secret: madeUpSecret },
  form: { grant_type: 'authorization_code', code: madeUpCode, redirect_uri: elsewhere },
})

const answer = {
  status: 400,
  body: '{"reason":"Invalid client_id or client_secret","error":"invalid_client"}',
} as const

export const contract: ProviderContract = {
  id: 'wrong-secret',
  title: 'A wrong client secret is invalid_client, with status 400.',
  claim: { 2026: answer, 2020: answer },
  source: ['github.com/JubaerHossain/zoom-laravel/issues/3'],
  confidence: 'logged',
  needs: 'client-credentials',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request))],
}
