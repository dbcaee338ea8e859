import type { ProviderContract } from '../../src/provider-contracts/index.ts'
import { app, elsewhere, madeUpCode, post } from '../../src/provider-contracts/index.ts'

const request = post('/oauth/token', {
  basic: app,
  form: { grant_type: 'authorization_code', code: madeUpCode, redirect_uri: elsewhere },
})

export const contract: ProviderContract = {
  id: 'unknown-code',
  title: 'A code that Zoom never issued is an invalid authorization code.',
  claim: {
    2026: { status: 400, body: '{"reason":"Invalid authorization code","error":"invalid_grant"}' },
    2020: { status: 400, body: '{"reason":"Invalid authorization code {code}","error":"invalid_request"}' },
  },
  source: ['devforum.zoom.us/t/137623', 'devforum.zoom.us/t/12302', 'github.com/Jericho/ZoomNet/issues/36'],
  confidence: 'logged',
  needs: 'client-credentials',
  destructive: false,
  sends: [request],
  run: async ({ send, compare }) => [compare.answer(await send(request), { code: madeUpCode })],
}
