import type { Contract } from '../src/contract-runner/index.ts'
import { accountInUse, endTokens, expectDone, tokenTroubles, useWithoutToken } from './account-token.ts'
import { accountCalled, accountFaultMet } from './situations.ts'

/** One try and two retries; anything more can wait for the next action. */
const most = 3

export const contract: Contract = {
  id: 'failed-token-request-is-not-repeated',
  group: 'server-to-server',
  title: 'While no token is to be had, one action makes only a few token requests.',
  why:
    'A refused token request is refused again: the account id, the credentials or the kind of app are wrong, and a retry changes none ' +
    'of them. During an outage or at 429, retries at once make it longer.',
  goesWrong:
    'A wrong setting, or a minute’s outage, becomes thousands of requests; the rate limit then also stops what still worked.',
  zoomSays:
    '400 {"reason":"Bad Request","error":"invalid_request"}, 429, 503, 200 with HTML, or nothing, to each token request',
  remedy: `Give up early, and let the next action try again:
    const answer = await requestToken(account)
    if (answer.status === 400 || answer.status === 429) throw new ZoomRefusal(answer)`,
  evidence: [
    'https://github.com/Jericho/ZoomNet/issues/272',
    'https://github.com/zoom/skills/blob/main/skills/rest-api/references/rate-limits.md',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['repeats-failed-token-requests'],
  presupposes: ['failed-token-request-is-not-the-end'],
  situation: [accountFaultMet('token', tokenTroubles.length), accountCalled()],

  async run(test) {
    const { zoom, given, expect } = test
    const account = await accountInUse(test)
    for (const trouble of tokenTroubles) {
      await endTokens(test)
      const { used, requests } = await useWithoutToken(test, account, trouble)
      expect.that(requests <= most, {
        appDid: `Each token request ${trouble.happened}, and for one action the app sent ${requests} of them.`,
        expected: `${most} at most: a try and two retries`,
        found: `${requests} token requests in one action`,
        symptom: 'too many token requests in one action',
        during: used.entries,
      })
    }
    await zoom.faults.clear()
    const check = given.by('failed-token-request-is-not-the-end')
    expectDone(check, await account.use(), 'After failed token requests, once Zoom worked again')
  },
}
