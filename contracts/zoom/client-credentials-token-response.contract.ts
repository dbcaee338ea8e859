import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { app, fieldsOf, post } from '../../src/provider-contracts/index.ts'

const request = post('/oauth/token', { basic: app, form: { grant_type: 'client_credentials' } })

export const contract: ProviderContract = {
  id: 'client-credentials-token-response',
  title: 'client_credentials gives an app its own token, without a refresh token.',
  claim: {
    2026: { fact: '200 access_token token_type expires_in scope api_url' },
    2020: { fact: '200 access_token token_type expires_in scope' },
  },
  // Documented for chatbots; a production app checks the id and secret of user-managed apps with it.
  source: ['github.com/zoom/skills, skills/oauth/SKILL.md', 'github.com/attendee-labs/attendee'],
  confidence: 'inferred',
  needs: 'client-credentials',
  destructive: false,
  sends: [request],
  async run({ send, compare }) {
    const answer = await send(request)
    return [compare.fact(`${answer.status} ${Object.keys(fieldsOf(answer)).join(' ')}`)]
  },
}
