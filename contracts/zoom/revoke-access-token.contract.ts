import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { authorize, connect, exchange, revoke } from '../../src/provider-contracts/index.ts'

const answer = { status: 200, body: '{"status":"success"}' } as const

export const contract: ProviderContract = {
  id: 'revoke-access-token',
  title: 'Revoking an access token returns success, as JSON.',
  claim: { 2026: answer, 2020: answer },
  source: [
    'Zoom’s public API collection, "Revoke an access token"',
    'github.com/kyleboe/zoom_rb, spec/fixtures',
  ],
  confidence: 'documented',
  needs: 'person',
  destructive: true,
  sends: [authorize, exchange, revoke],
  run: async (run) => [run.compare.answer(await run.send(revoke, await connect(run)))],
}
