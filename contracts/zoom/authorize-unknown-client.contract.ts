import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { elsewhere, get, madeUpClientId } from '../../src/provider-contracts/index.ts'

const request = get('/oauth/authorize', {
  query: { response_type: 'code', client_id: madeUpClientId, redirect_uri: elsewhere },
})

export const contract: ProviderContract = {
  id: 'authorize-unknown-client',
  title: 'Authorizing with an unknown client id returns a JSON error to clients that accept JSON.',
  claim: {
    2026: {
      status: 400,
      body: '{"status":false,"errorCode":4702,"errorMessage":"Invalid client_id: {client_id}","result":null}',
    },
    2020: {
      status: 400,
      body: '{"status":false,"errorCode":4700,"errorMessage":"Invalid client_id: {client_id}","result":null}',
    },
  },
  source: ['alexxvives/Academo, docs', 'github.com/transloadit/uppy/issues/3741'],
  confidence: 'logged',
  needs: 'nothing',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request), { client_id: madeUpClientId })],
}
