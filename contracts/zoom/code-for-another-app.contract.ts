import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import {
  authorize,
  newCode,
  obtained,
  otherClientId,
  otherClientSecret,
  post,
  redirectUri,
} from '../../src/provider-contracts/index.ts'

const byTheOther = post('/oauth/token', {
  basic: { id: otherClientId, secret: otherClientSecret },
  form: { grant_type: 'authorization_code', code: obtained('code'), redirect_uri: redirectUri },
})

export const contract: ProviderContract = {
  id: 'code-for-another-app',
  title: 'One app’s code is an invalid authorization code for another app.',
  claim: {
    2026: { status: 400, body: '{"reason":"Invalid authorization code","error":"invalid_grant"}' },
    2020: { status: 400, body: '{"reason":"Invalid authorization code {code}","error":"invalid_request"}' },
  },
  source: ['developers.zoom.us/docs/integrations/oauth-error-messages (4734)'],
  confidence: 'inferred',
  needs: 'person',
  destructive: false,
  sends: [authorize, byTheOther],
  async run(run) {
    const code = await newCode(run)
    return [run.compare.answer(await run.send(byTheOther, { code }), { code })]
  },
}
