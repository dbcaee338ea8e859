import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { app, authorize, elsewhere, newCode, obtained, post } from '../../src/provider-contracts/index.ts'

const exchange = post('/oauth/token', {
  basic: app,
  form: { grant_type: 'authorization_code', code: obtained('code'), redirect_uri: elsewhere },
})

export const contract: ProviderContract = {
  id: 'redirect-uri-mismatch',
  title: 'An exchange with a different redirect_uri than the authorize request is a mismatch.',
  claim: {
    2026: { status: 400, body: '{"reason":"Redirect URI mismatch","error":"invalid_grant"}' },
    2020: { status: 400, body: '{"reason":"Redirect URI mismatch","error":"invalid_request"}' },
  },
  // The reason is in the reports; the status and the error value are not.
  source: ['github.com/Jericho/ZoomNet/issues/61', 'github.com/Jericho/ZoomNet/issues/104'],
  confidence: 'unknown',
  needs: 'person',
  destructive: false,
  sends: [authorize, exchange],
  async run(run) {
    const code = await newCode(run)
    return [run.compare.answer(await run.send(exchange, { code }))]
  },
}
