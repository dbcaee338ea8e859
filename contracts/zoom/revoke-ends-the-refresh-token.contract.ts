import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { authorize, connect, exchange, refresh, revoke } from '../../src/provider-contracts/index.ts'

export const contract: ProviderContract = {
  id: 'revoke-ends-the-refresh-token',
  title: 'Revoking an access token ends the refresh token too.',
  claim: {
    2026: { status: 400, body: '{"reason":"Invalid Token!","error":"invalid_grant"}' },
    2020: { status: 401, body: '{"reason":"Invalid Token!","error":"invalid_request"}' },
  },
  source: ['github.com/zoom/skills, skills/oauth/concepts/token-lifecycle.md'],
  confidence: 'documented',
  needs: 'person',
  destructive: true,
  sends: [authorize, exchange, revoke, refresh],
  async run(run) {
    const tokens = await connect(run)
    await run.send(revoke, tokens)
    return [run.compare.answer(await run.send(refresh, tokens))]
  },
}
