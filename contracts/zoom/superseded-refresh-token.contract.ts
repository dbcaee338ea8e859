import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { authorize, connect, exchange, refresh } from '../../src/provider-contracts/index.ts'

export const contract: ProviderContract = {
  id: 'superseded-refresh-token',
  title: 'When a person connects the same app again, the earlier refresh token is an invalid token.',
  claim: {
    2026: { status: 400, body: '{"reason":"Invalid Token!","error":"invalid_grant"}' },
    2020: { status: 401, body: '{"reason":"Invalid Token!","error":"invalid_request"}' },
  },
  source: [
    'developers.zoom.us/docs/integrations/oauth-error-messages (4741)',
    'github.com/iamfatness/CoreVideo/pull/196',
  ],
  confidence: 'documented',
  needs: 'person',
  destructive: false,
  sends: [authorize, exchange, authorize, exchange, refresh],
  async run(run) {
    const first = await connect(run)
    await connect(run)
    return [run.compare.answer(await run.send(refresh, first))]
  },
}
