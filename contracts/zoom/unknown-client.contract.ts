import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import {
  elsewhere,
  madeUpClientId,
  madeUpCode,
  madeUpSecret,
  post,
} from '../../src/provider-contracts/index.ts'

const request = post('/oauth/token', {
  basic: { id: madeUpClientId, secret: madeUpSecret },
  form: { grant_type: 'authorization_code', code: madeUpCode, redirect_uri: elsewhere },
})

const answer = {
  status: 400,
  body: '{"reason":"Invalid client_id or client_secret","error":"invalid_client"}',
} as const

export const contract: ProviderContract = {
  id: 'unknown-client',
  title: 'A client id that Zoom does not know is invalid_client, with status 400.',
  claim: { 2026: answer, 2020: answer },
  source: ['github.com/JubaerHossain/zoom-laravel/issues/3'],
  confidence: 'logged',
  needs: 'nothing',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request))],
}
