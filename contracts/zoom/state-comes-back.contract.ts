import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { clientId, get, redirectUri } from '../../src/provider-contracts/index.ts'

// Zoom's own sample sends standard base64.
const state = 'a+b/c== {"é":"&"}'
const authorize = get('/oauth/authorize', {
  headers: { accept: 'text/html' },
  query: { response_type: 'code', client_id: clientId, redirect_uri: redirectUri, state },
})

const fact = { fact: `state=${state}` } as const

export const contract: ProviderContract = {
  id: 'state-comes-back',
  title: 'A state that was escaped once comes back unchanged, whatever its characters.',
  claim: { 2026: fact, 2020: fact },
  source: [
    'marketplace.zoom.us/docs/guides/auth/oauth',
    'github.com/zoom/zoomapps-sample-js, server/helpers/zoom-api.js',
  ],
  confidence: 'documented',
  needs: 'person',
  destructive: false,
  sends: [authorize],
  async run({ allow, compare }) {
    const returned = (await allow(authorize)).searchParams.get('state')
    return [compare.fact(returned === null ? 'no state' : `state=${returned}`)]
  },
}
