import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import {
  app,
  clientId,
  get,
  newCode,
  obtained,
  post,
  redirectUri,
} from '../../src/provider-contracts/index.ts'

// The challenge is from RFC 7636, appendix B; the verifier is a different one.
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
const exchange = post('/oauth/token', {
  basic: app,
  form: {
    grant_type: 'authorization_code',
    code: obtained('code'),
    redirect_uri: redirectUri,
    code_verifier: 'this-verifier-belongs-to-some-other-challenge',
  },
})

export const contract: ProviderContract = {
  id: 'pkce-mismatch',
  title: 'A wrong code_verifier gets the same response as a bad code.',
  claim: {
    2026: { status: 400, body: '{"reason":"Invalid authorization code","error":"invalid_grant"}' },
    2020: { status: 400, body: '{"reason":"Invalid authorization code {code}","error":"invalid_request"}' },
  },
  source: ['devforum.zoom.us/t/77062', 'devforum.zoom.us/t/137623', 'github.com/1nm/zoomapps-test'],
  confidence: 'logged',
  needs: 'person',
  destructive: false,
  sends: [authorize, exchange],
  async run(run) {
    const code = await newCode(run, authorize)
    return [run.compare.answer(await run.send(exchange, { code }), { code })]
  },
}
