import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { accountId, app, fieldsOf, post } from '../../src/provider-contracts/index.ts'

const request = post('/oauth/token', {
  basic: app,
  form: { grant_type: 'account_credentials', account_id: accountId },
})

const fact = { fact: 'token_type "bearer", expires_in 3600' } as const

export const contract: ProviderContract = {
  id: 's2s-token-lives-an-hour',
  title:
    'A server-to-server token lives for an hour (3600 s, as a number); its type is bearer, in lower case.',
  claim: { 2026: fact, 2020: fact },
  source: ['developers.zoom.us/docs/rooms/s2s-oauth', 'github.com/zoom/skills, skills/oauth/SKILL.md'],
  confidence: 'documented',
  needs: 's2s-account',
  destructive: false,
  sends: [request],
  async run({ send, compare }) {
    const { token_type, expires_in } = fieldsOf(await send(request))
    return [
      compare.fact(`token_type ${JSON.stringify(token_type)}, expires_in ${JSON.stringify(expires_in)}`),
    ]
  },
}
