import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { app, elsewhere, madeUpCode, post } from '../../src/provider-contracts/index.ts'

const request = post('/oauth/token', {
  basic: app,
  form: [
    ['grant_type', 'authorization_code'],
    ['code', madeUpCode],
    ['code', 'another'],
    ['redirect_uri', elsewhere],
  ],
})

const answer = { status: 400, body: '{"reason":"Bad Request","error":"invalid_request"}' } as const

export const contract: ProviderContract = {
  id: 'repeated-parameter',
  title: 'A token request with the same parameter twice, with different values, is a bad request.',
  claim: { 2026: answer, 2020: answer },
  // The words are those that Airbyte's tests have for other bad requests.
  source: ['RFC 6749, section 3.2', 'github.com/airbytehq/airbyte, source-zoom'],
  confidence: 'unknown',
  needs: 'client-credentials',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request))],
}
