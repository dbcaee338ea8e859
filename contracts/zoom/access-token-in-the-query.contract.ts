import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { authorize, connect, exchange, get, obtained } from '../../src/provider-contracts/index.ts'

const request = get('/v2/users/me', { query: { access_token: obtained('access_token') } })

export const contract: ProviderContract = {
  id: 'access-token-in-the-query',
  title: 'The API refuses an access token in the query; in 2020 it accepted it.',
  claim: {
    2026: {
      status: 401,
      body: '{"code":124,"message":"Invalid access token, this access token is not supported as query parameter string."}',
    },
    2020: { status: 200 },
  },
  source: [
    'github.com/giorgosavgeris/passport-zoom-oauth2/issues/6',
    'devsupport.zoom.us article 12363164278669',
  ],
  confidence: 'logged',
  needs: 'person',
  destructive: false,
  sends: [authorize, exchange, request],
  run: async (run) => [run.compare.answer(await run.send(request, await connect(run)))],
}
