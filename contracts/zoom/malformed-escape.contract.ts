import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { app, elsewhere, post } from '../../src/provider-contracts/index.ts'

const code = '%ZZ'
const request = post('/oauth/token', {
  basic: app,
  form: { grant_type: 'authorization_code', code: { verbatim: code }, redirect_uri: elsewhere },
})

export const contract: ProviderContract = {
  id: 'malformed-escape',
  title: 'A percent sign that escapes nothing is taken literally: Zoom refuses the code.',
  claim: {
    2026: { status: 400, body: '{"reason":"Invalid authorization code","error":"invalid_grant"}' },
    2020: { status: 400, body: '{"reason":"Invalid authorization code {code}","error":"invalid_request"}' },
  },
  source: [],
  confidence: 'unknown',
  needs: 'client-credentials',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request), { code })],
}
