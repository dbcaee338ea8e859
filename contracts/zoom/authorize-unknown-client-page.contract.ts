import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { elsewhere, get, madeUpClientId } from '../../src/provider-contracts/index.ts'

const request = get('/oauth/authorize', {
  headers: { accept: 'text/html' },
  query: { response_type: 'code', client_id: madeUpClientId, redirect_uri: elsewhere },
})

export const contract: ProviderContract = {
  id: 'authorize-unknown-client-page',
  title: 'Authorizing with an unknown client id shows a Zoom error page in a browser.',
  claim: {
    2026: { page: 'Invalid client_id (4,700)' },
    2020: { page: 'Invalid client_id: {client_id} (4,702)' },
  },
  source: ['a production runbook of 2026', 'diderot-feedback#89'],
  confidence: 'logged',
  needs: 'nothing',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request), { client_id: madeUpClientId })],
}
