import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { elsewhere, madeUpCode, post } from '../../src/provider-contracts/index.ts'

const request = post('/oauth/token', {
  form: { grant_type: 'authorization_code', code: madeUpCode, redirect_uri: elsewhere },
})

const answer = {
  status: 400,
  body: '{"reason":"Client ID or client secret is missing.","error":"invalid_client"}',
} as const

export const contract: ProviderContract = {
  id: 'missing-credentials',
  title: 'A token request without client credentials says that they are missing.',
  claim: { 2026: answer, 2020: answer },
  // The words are from the table; nobody has shown the wire.
  source: ['developers.zoom.us/docs/integrations/oauth-error-messages (4706)'],
  confidence: 'unknown',
  needs: 'nothing',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request))],
}
