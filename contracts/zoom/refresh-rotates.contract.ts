import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { authorize, connect, exchange, refresh, tokensIn } from '../../src/provider-contracts/index.ts'

const fact = { fact: 'a new refresh token' } as const

export const contract: ProviderContract = {
  id: 'refresh-rotates',
  title: 'A refresh gives a new refresh token.',
  claim: { 2026: fact, 2020: fact },
  source: ['devforum.zoom.us/t/10375', 'github.com/zoom/skills, skills/oauth/SKILL.md'],
  confidence: 'documented',
  needs: 'person',
  destructive: false,
  sends: [authorize, exchange, refresh],
  async run(run) {
    const first = await connect(run)
    const second = tokensIn(await run.send(refresh, first))
    const isNew = second.refresh_token !== first.refresh_token
    return [run.compare.fact(isNew ? fact.fact : 'the same refresh token again')]
  },
}
