import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { authorize, exchange, fieldsOf, newCode, tokensIn } from '../../src/provider-contracts/index.ts'

const claim = (names: string) => ({ fact: names }) as const

export const contract: ProviderContract = {
  id: 'token-response-fields',
  title: 'A token response has these fields, in this order; in 2020 it had no api_url.',
  claim: {
    2026: claim('access_token token_type refresh_token expires_in scope api_url'),
    2020: claim('access_token token_type refresh_token expires_in scope'),
  },
  source: [
    'github.com/zoom/skills, skills/oauth/SKILL.md',
    'github.com/python-social-auth/social-core, social_core/tests/backends/test_zoom.py',
  ],
  confidence: 'documented',
  needs: 'person',
  destructive: false,
  sends: [authorize, exchange],
  async run(run) {
    const answer = await run.send(exchange, { code: await newCode(run) })
    tokensIn(answer)
    return [run.compare.fact(Object.keys(fieldsOf(answer)).join(' '))]
  },
}
