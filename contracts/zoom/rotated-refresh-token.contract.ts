import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { authorize, connect, exchange, refresh, tokensIn } from '../../src/provider-contracts/index.ts'

export const contract: ProviderContract = {
  id: 'rotated-refresh-token',
  title: 'A refresh token that was used before is an invalid token.',
  claim: {
    2026: { status: 400, body: '{"reason":"Invalid Token!","error":"invalid_grant"}' },
    2020: { status: 401, body: '{"reason":"Invalid Token!","error":"invalid_request"}' },
  },
  source: [
    'github.com/raycast/extensions/issues/10896',
    'github.com/mattermost/mattermost-plugin-zoom/issues/203',
    'github.com/calcom/cal.diy/pull/729',
  ],
  confidence: 'logged',
  needs: 'person',
  destructive: false,
  sends: [authorize, exchange, refresh, refresh],
  async run(run) {
    const first = await connect(run)
    tokensIn(await run.send(refresh, first))
    return [run.compare.answer(await run.send(refresh, first))]
  },
}
