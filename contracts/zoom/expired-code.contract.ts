import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { authorize, exchange, newCode } from '../../src/provider-contracts/index.ts'

const fiveMinutes = 5 * 60

export const contract: ProviderContract = {
  id: 'expired-code',
  title: 'A code that is five minutes old is an invalid authorization code.',
  claim: {
    2026: { status: 400, body: '{"reason":"Invalid authorization code","error":"invalid_grant"}' },
    2020: { status: 400, body: '{"reason":"Invalid authorization code {code}","error":"invalid_request"}' },
  },
  // The table lists "Code is expired" (4733) for it; nobody has shown what is on the wire.
  source: ['developers.zoom.us/docs/integrations/oauth-error-messages (4733)'],
  confidence: 'unknown',
  needs: 'person',
  destructive: false,
  sends: [authorize, exchange],
  async run(run) {
    const code = await newCode(run)
    await run.pass(fiveMinutes)
    return [run.compare.answer(await run.send(exchange, { code }), { code })]
  },
}
