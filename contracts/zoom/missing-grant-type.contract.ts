import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { app, elsewhere, madeUpCode, post } from '../../src/provider-contracts/index.ts'

const request = post('/oauth/token', { basic: app, form: { code: madeUpCode, redirect_uri: elsewhere } })

const answer = { status: 400, body: '{"reason":"Missing grant type.","error":"invalid_request"}' } as const

export const contract: ProviderContract = {
  id: 'missing-grant-type',
  title: 'A token request without a grant_type says that it is missing.',
  claim: { 2026: answer, 2020: answer },
  // The words are from the table; nobody has shown the wire.
  source: ['developers.zoom.us/docs/integrations/oauth-error-messages (4706)'],
  confidence: 'unknown',
  needs: 'client-credentials',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request))],
}
