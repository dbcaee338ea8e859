import type { Contract } from '../src/contract-runner/index.ts'
import { accountInUse, endTokens, expectDone, tokenTroubles, useWithoutToken } from './account-token.ts'
import { accountCalled, accountFaultMet } from './situations.ts'

export const contract: Contract = {
  id: 'failed-token-request-is-not-the-end',
  group: 'server-to-server',
  title:
    'A token request that fails ends its action with an error, leaves nothing behind, and the next action works again.',
  why:
    'The token endpoint answers with 400, 429, 5xx, a page of HTML, or not at all, and none of that is a token. What is kept of it ' +
    '(the error’s body as a token, a promise that has failed, a process that has ended) outlives the trouble.',
  goesWrong:
    'Zoom was down for a minute, and the app stays down until somebody starts it again. Or it calls Zoom with “Bearer undefined” for an hour.',
  zoomSays:
    '400 {"reason":"Bad Request","error":"invalid_request"}, 429, 503, 200 with HTML, or nothing; to “undefined” in place of a token 401 ' +
    '{"code":124,"message":"Invalid access token."}',
  remedy: `Look at the status and at access_token before you keep anything, and forget a request that has failed:
    if (!answer.ok || typeof body.access_token !== 'string') throw new ZoomUnavailable(answer.status)
    running = request.finally(() => { running = undefined })`,
  evidence: [
    'https://github.com/Jericho/ZoomNet/issues/272',
    'https://devforum.zoom.us/t/suddenly-getting-401s-after-s2s-oauth-worked-for-a-week/94662',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['stores-an-error-as-a-token', 'keeps-a-failed-token-request'],
  about: ['error-stored-as-tokens', 'nothing-in-place-of-a-value'],
  situation: [accountFaultMet('token', tokenTroubles.length), accountCalled(2)],

  async run(test) {
    const { zoom, seen, expect } = test
    const account = await accountInUse(test)
    for (const trouble of tokenTroubles) {
      await endTokens(test)
      const before = await seen.mark()
      const { used } = await useWithoutToken(test, account, trouble)
      expect.that(used.kind !== 'works', {
        appDid: `Zoom no longer accepted the token, a token request ${trouble.happened}, and ${used.answered}`,
        expected: 'the app says that it failed',
        found: 'the app says that it worked',
        during: used.entries,
        pretended: used,
      })
      await zoom.faults.clear()
      expectDone(
        expect,
        await account.use(),
        `After a token request that ${trouble.happened}, once Zoom worked again`,
      )
      const calls = await seen.apiCalls(before)
      const withoutToken = calls.filter((call) => call.type === 'api.refused' && call.tokenId === null)
      expect.that(withoutToken.length === 0, {
        appDid: `A token request ${trouble.happened}, and the app called Zoom with something that is no token.`,
        expected: 'no call without a token',
        found: withoutToken.map((call) => ('reason' in call ? call.reason : '')).join(', '),
        symptom: 'a call with something that is no token',
        entries: withoutToken.map(({ seq }) => seq),
      })
    }
  },
}
