import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { fieldsOf, get } from '../../src/provider-contracts/index.ts'

const request = get('/.well-known/oauth-authorization-server')

const claim = {
  fact: '200 issuer authorization_endpoint token_endpoint grant_types_supported token_endpoint_auth_methods_supported response_types_supported service_documentation',
} as const

export const contract: ProviderContract = {
  id: 'discovery-document',
  title: 'The discovery document names the authorize and token endpoints, and no other.',
  claim: { 2026: claim, 2020: claim },
  // Seen in July 2026. The order of the keys is that of the report.
  source: ['github.com/api-evangelist/zoom-phone, authentication/zoom-phone-authentication.yml'],
  confidence: 'logged',
  needs: 'nothing',
  destructive: false,
  sends: [request],
  async run({ send, compare }) {
    const answer = await send(request)
    return [compare.fact(`${answer.status} ${Object.keys(fieldsOf(answer)).join(' ')}`)]
  },
}
