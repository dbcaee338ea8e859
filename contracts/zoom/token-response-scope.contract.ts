import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { authorize, exchange, fieldsOf, newCode, tokensIn } from '../../src/provider-contracts/index.ts'

const fact = { fact: 'scope is one string, separated by spaces' } as const

export const contract: ProviderContract = {
  id: 'token-response-scope',
  title: 'The scope in a token response is one string of scopes separated by spaces.',
  claim: { 2026: fact, 2020: fact },
  source: ['github.com/zoom/skills, skills/oauth/SKILL.md', 'github.com/zoom/rivet-javascript'],
  confidence: 'documented',
  needs: 'person',
  destructive: false,
  sends: [authorize, exchange],
  async run(run) {
    const answer = await run.send(exchange, { code: await newCode(run) })
    tokensIn(answer)
    const { scope } = fieldsOf(answer)
    const agrees = typeof scope === 'string' && /^[^\s,]+( [^\s,]+)*$/.test(scope)
    return [run.compare.fact(`scope is ${JSON.stringify(scope)}`, agrees)]
  },
}
