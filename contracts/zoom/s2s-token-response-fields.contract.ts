import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { accountId, app, fieldsOf, post } from '../../src/provider-contracts/index.ts'

const request = post('/oauth/token', {
  basic: app,
  form: { grant_type: 'account_credentials', account_id: accountId },
})

export const contract: ProviderContract = {
  id: 's2s-token-response-fields',
  title: 'A server-to-server token comes without a refresh token; in 2020 also without api_url.',
  claim: {
    2026: { fact: '200 access_token token_type expires_in scope api_url' },
    2020: { fact: '200 access_token token_type expires_in scope' },
  },
  source: ['github.com/zoom/skills, skills/oauth/SKILL.md', 'developers.zoom.us/docs/rooms/s2s-oauth'],
  confidence: 'documented',
  needs: 's2s-account',
  destructive: false,
  sends: [request],
  async run({ send, compare }) {
    const answer = await send(request)
    return [compare.fact(`${answer.status} ${Object.keys(fieldsOf(answer)).join(' ')}`)]
  },
}
