import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { authorize, exchange, newCode, tokensIn } from '../../src/provider-contracts/index.ts'

export const contract: ProviderContract = {
  id: 'reused-code',
  title: 'A code can be exchanged once; the second time it is an invalid authorization code.',
  claim: {
    2026: { status: 400, body: '{"reason":"Invalid authorization code","error":"invalid_grant"}' },
    2020: { status: 400, body: '{"reason":"Invalid authorization code {code}","error":"invalid_request"}' },
  },
  source: ['github.com/Jericho/ZoomNet/issues/36', 'devforum.zoom.us/t/12302', 'devforum.zoom.us/t/137623'],
  confidence: 'logged',
  needs: 'person',
  destructive: false,
  sends: [authorize, exchange, exchange],
  async run(run) {
    const code = await newCode(run)
    tokensIn(await run.send(exchange, { code }))
    return [run.compare.answer(await run.send(exchange, { code }), { code })]
  },
}
