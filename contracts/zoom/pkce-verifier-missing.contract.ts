import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { clientId, exchange, get, newCode, redirectUri } from '../../src/provider-contracts/index.ts'

const authorize = get('/oauth/authorize', {
  headers: { accept: 'text/html' },
  query: {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  },
})

export const contract: ProviderContract = {
  id: 'pkce-verifier-missing',
  title: 'A code with a code_challenge is invalid without its code_verifier.',
  claim: {
    2026: { status: 400, body: '{"reason":"Invalid authorization code","error":"invalid_grant"}' },
    2020: { status: 400, body: '{"reason":"Invalid authorization code {code}","error":"invalid_request"}' },
  },
  source: ['devforum.zoom.us/t/137623'],
  confidence: 'logged',
  needs: 'person',
  destructive: false,
  sends: [authorize, exchange],
  async run(run) {
    const code = await newCode(run, authorize)
    return [run.compare.answer(await run.send(exchange, { code }), { code })]
  },
}
