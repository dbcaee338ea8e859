import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import {
  authorize,
  connect,
  exchange,
  refresh,
  tokensIn,
  usersMe,
} from '../../src/provider-contracts/index.ts'

export const contract: ProviderContract = {
  id: 'previous-access-token-after-refresh',
  title: 'A refresh leaves the previous access token alive; in 2020 it ended it.',
  claim: {
    2026: { status: 200 },
    2020: { status: 401, body: '{"code":124,"message":"Invalid access token."}' },
  },
  source: ['devforum.zoom.us/t/72070'],
  confidence: 'unknown',
  needs: 'person',
  destructive: false,
  sends: [authorize, exchange, refresh, usersMe],
  async run(run) {
    const first = await connect(run)
    tokensIn(await run.send(refresh, first))
    return [run.compare.answer(await run.send(usersMe, first))]
  },
}
