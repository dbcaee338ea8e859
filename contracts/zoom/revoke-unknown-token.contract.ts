import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { app, madeUpToken, post } from '../../src/provider-contracts/index.ts'

const request = post('/oauth/revoke', { basic: app, form: { token: madeUpToken } })

const answer = { status: 200, body: '{"status":"success"}' } as const

export const contract: ProviderContract = {
  id: 'revoke-unknown-token',
  title: 'Revoking a token that Zoom never issued returns success.',
  claim: { 2026: answer, 2020: answer },
  source: ['RFC 7009, section 2.2'],
  confidence: 'unknown',
  needs: 'client-credentials',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request))],
}
