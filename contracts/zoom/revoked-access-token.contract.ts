import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { authorize, connect, exchange, revoke, usersMe } from '../../src/provider-contracts/index.ts'

const answer = { status: 401, body: '{"code":124,"message":"Invalid access token."}' } as const

export const contract: ProviderContract = {
  id: 'revoked-access-token',
  title: 'A revoked access token is invalid at the API, at once.',
  claim: { 2026: answer, 2020: answer },
  source: [
    'github.com/zoom/skills, skills/oauth/concepts/token-lifecycle.md',
    'github.com/MacsiDigital/laravel-zoom/issues/22',
  ],
  confidence: 'logged',
  needs: 'person',
  destructive: true,
  sends: [authorize, exchange, revoke, usersMe],
  async run(run) {
    const tokens = await connect(run)
    await run.send(revoke, tokens)
    return [run.compare.answer(await run.send(usersMe, tokens))]
  },
}
