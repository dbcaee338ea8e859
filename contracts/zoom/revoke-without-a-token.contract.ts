import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { app, post } from '../../src/provider-contracts/index.ts'

const request = post('/oauth/revoke', { basic: app, form: {} })

const answer = {
  status: 400,
  body: '{"reason":"Token cannot be empty.","error":"invalid_request"}',
} as const

export const contract: ProviderContract = {
  id: 'revoke-without-a-token',
  title: 'Revoking without a token says that it cannot be empty.',
  claim: { 2026: answer, 2020: answer },
  // The words are from the table; nobody has shown the wire.
  source: ['developers.zoom.us/docs/integrations/oauth-error-messages (4700)'],
  confidence: 'unknown',
  needs: 'client-credentials',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request))],
}
