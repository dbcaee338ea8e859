import type { Contract } from '../src/contract-runner/index.ts'
import { accountInUse, expectDone, tokenTraffic } from './account-token.ts'
import { accountFaultMet } from './situations.ts'

/** Two calls in one action may each renew once. Nobody needs more. */
const most = 3

export const contract: Contract = {
  id: 'second-401-ends-the-account-action',
  group: 'server-to-server',
  title: 'When Zoom refuses a new token as well, the app reports the failure and stops.',
  why:
    'If a token that is one second old is refused, a newer one will not help: the app was switched off, its account was closed, or ' +
    'Zoom is having a bad day. An app that goes on asks for tokens without end.',
  goesWrong:
    'One action makes hundreds of requests, in every worker, until Zoom’s rate limit stops the app. Nobody sees an error, because ' +
    'the action never ends.',
  zoomSays: 'At the API 401 {"code":124,"message":"Invalid access token."}, to every token',
  remedy: `Renew and retry once, not in a loop:
    let answer = await callZoom(await currentToken())
    if (answer.status === 401) answer = await callZoom(await newTokenInPlaceOf(refused))
    if (answer.status === 401) throw new ZoomRefusal(answer)`,
  evidence: [
    'https://devforum.zoom.us/t/suddenly-getting-401s-after-s2s-oauth-worked-for-a-week/94662',
    'https://github.com/rapid7/insightconnect-plugins/pull/1707',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['renews-without-end'],
  about: ['new-token-refused-again'],
  situation: [accountFaultMet('api')],

  async run(test) {
    const { zoom, seen, expect } = test
    const account = await accountInUse(test)
    const before = await seen.mark()
    const body = '{"code":124,"message":"Invalid access token."}'
    await zoom.faults.add({ route: 'api', share: 1, status: 401, body })
    const used = await account.use()
    const requests = await seen.tokenRequests(before)
    const calls = await seen.apiRequests(before)
    expect.that(requests.length <= most, {
      appDid: `Zoom answered every call with 401, and for one action the app made ${calls.length} calls and ${requests.length} token requests.`,
      expected: 'one new token, one retry, and then an error',
      found: `${requests.length} token requests in one action`,
      entries: await tokenTraffic(test, before),
    })
    expect.that(used.kind !== 'works' || calls.length === 0, {
      appDid: `Zoom answered every call with 401, and ${used.answered}`,
      expected: 'the app says that it failed',
      found: 'the app says that it worked',
      during: used.entries,
      pretended: used,
    })
    await zoom.faults.clear()
    expectDone(expect, await account.use(), 'Once Zoom accepted its tokens again')
  },
}
