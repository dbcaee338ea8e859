import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { clientId, connect, exchange, get, redirectUri, usersMe } from '../../src/provider-contracts/index.ts'

const authorize = get('/oauth/authorize', {
  headers: { accept: 'text/html' },
  query: {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: 'meeting:read:meeting',
  },
})

export const contract: ProviderContract = {
  id: 'missing-scope',
  title:
    'A token without an endpoint’s scope is refused with 400 and 4711, and the response names the scopes.',
  claim: {
    2026: {
      status: 400,
      body: '{"code":4711,"message":"Invalid access token, does not contain scopes:[{scopes}]."}',
    },
    2020: {
      status: 400,
      body: '{"code":4711,"message":"Invalid access token, does not contain scopes: [{scopes}]."}',
    },
  },
  source: [
    'github.com/JubaerHossain/zoom-laravel/issues/15',
    'github.com/lanec/zoom-batch-downloader/issues/34',
    'github.com/jrchamp/moodle-mod_zoom/issues/474',
  ],
  confidence: 'logged',
  needs: 'person',
  destructive: false,
  sends: [authorize, exchange, usersMe],
  async run(run) {
    const tokens = await connect(run, authorize)
    // Each endpoint names its own scopes in its own order: a list, separated by a comma and a space.
    const scopes = /[a-z_:]+(?:, [a-z_:]+)*/
    return [run.compare.answer(await run.send(usersMe, tokens), { scopes })]
  },
}
