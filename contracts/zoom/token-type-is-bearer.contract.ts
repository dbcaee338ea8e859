import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { authorize, exchange, fieldsOf, newCode, tokensIn } from '../../src/provider-contracts/index.ts'

const fact = { fact: 'token_type bearer' } as const

export const contract: ProviderContract = {
  id: 'token-type-is-bearer',
  title: 'The token_type in a token response is bearer, in lower case.',
  claim: { 2026: fact, 2020: fact },
  source: ['github.com/zoom/skills, skills/oauth/SKILL.md', 'github.com/kyleboe/zoom_rb, spec/fixtures'],
  confidence: 'documented',
  needs: 'person',
  destructive: false,
  sends: [authorize, exchange],
  async run(run) {
    const answer = await run.send(exchange, { code: await newCode(run) })
    tokensIn(answer)
    const { token_type } = fieldsOf(answer)
    return [run.compare.fact(`token_type ${String(token_type)}`)]
  },
}
