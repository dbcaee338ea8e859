import type { Contract } from '../src/contract-runner/index.ts'
import { givenRefreshed, personWithExpiredToken } from './expired-token.ts'
import { refreshed } from './situations.ts'

export const contract: Contract = {
  id: 'refresh-never-sends-the-code',
  group: 'refresh',
  title: 'When the access token has expired, the app sends its refresh token, never the code again.',
  why:
    'The first exchange uses the code up. To get a new access token, send grant_type=refresh_token with the latest ' +
    'refresh token. Only the callback needs a code, so nothing else should be able to find one.',
  goesWrong:
    'It works for one hour after connecting. Then every call fails with “Invalid authorization code”, for ' +
    'everyone, and connecting again fixes it for another hour.',
  zoomSays:
    '400 {"reason":"Invalid authorization code","error":"invalid_grant"}; in 2020 ' +
    '{"reason":"Invalid authorization code <the code>","error":"invalid_request"}',
  remedy: `Keep the refresh token, and forget the code:
    const tokens = await post('/oauth/token', {
      grant_type: 'refresh_token',
      refresh_token: row.refreshToken,
    })`,
  evidence: [
    'https://github.com/Jericho/ZoomNet/issues/36',
    'https://devforum.zoom.us/t/12302',
    'https://developers.zoom.us/docs/integrations/oauth/',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['exchanges-code-as-refresh'],
  remedyFor: ['code-replayed'],
  situation: [refreshed()],

  async run(test) {
    const { seen, expect } = test
    const connected = await personWithExpiredToken(test)
    const before = await seen.mark()
    const used = await connected.person.use()
    const exchanges = await seen.exchanges(before)
    expect.that(exchanges.length === 0, {
      appDid: `The access token had expired, and the app sent a code to Zoom instead of its refresh token; ${used.answered}`,
      expected: 'a request with grant_type=refresh_token',
      found: exchanges.map(({ code }) => `the code ${code ?? '(none)'}`).join(', '),
      entries: exchanges.map(({ seq }) => seq),
    })
    await givenRefreshed(test, connected, before, used)
  },
}
