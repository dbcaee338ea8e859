import type { Contract } from '../src/contract-runner/index.ts'
import { accountInUse, endTokens, expectDone, tokenTraffic } from './account-token.ts'
import { accountCalled, accountCallRefused, accountTokenIssued } from './situations.ts'

export const contract: Contract = {
  id: 'refused-account-token-is-renewed',
  group: 'server-to-server',
  title: 'When Zoom refuses the token before its time, the app gets one new token and repeats the call.',
  why:
    'A token can end before it expires: the app was deactivated and activated again, its secret or scopes were changed, or (until ' +
    'June 2023) another instance asked for a token. Only 401 says so, and one new token is enough.',
  goesWrong:
    'After a change at Zoom everything fails for up to an hour, until the stored token expires, although a new one would have worked.',
  zoomSays: '401 {"code":124,"message":"Invalid access token."} or “Access token is expired.”',
  remedy: `At 401 get one new token, and repeat the call once:
    let answer = await callZoom(await currentToken())
    if (answer.status === 401) answer = await callZoom(await newTokenInPlaceOf(refused))`,
  evidence: [
    'https://devforum.zoom.us/t/server-to-server-oauth-annoying-token-invalidation/72070',
    'https://github.com/rapid7/insightconnect-plugins/pull/1707',
    'https://developers.zoom.us/docs/rooms/s2s-oauth',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['gives-up-at-a-401', 'keeps-the-account-token-forever'],
  presupposes: ['expired-account-token-is-renewed'],
  situation: [accountCallRefused(), accountTokenIssued(2), accountCalled(2)],

  async run(test) {
    const { seen, expect } = test
    const account = await accountInUse(test)
    await endTokens(test)
    const before = await seen.mark()
    expectDone(expect, await account.use(), 'When Zoom no longer accepted its token')
    const requests = await seen.tokenRequests(before)
    expect.that(requests.length <= 1, {
      appDid: `Zoom no longer accepted the token, and the app asked for ${requests.length} new ones.`,
      expected: 'one token request, and one retry',
      found: `${requests.length} token requests`,
      entries: await tokenTraffic(test, before),
    })
  },
}
