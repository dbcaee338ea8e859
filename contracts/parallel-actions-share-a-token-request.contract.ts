import type { Contract } from '../src/contract-runner/index.ts'
import { expectDone, tokenTraffic } from './account-token.ts'
import { accountCalled, accountTokenIssued } from './situations.ts'

const times = 5

export const contract: Contract = {
  id: 'parallel-actions-share-a-token-request',
  group: 'server-to-server',
  title:
    'When the app has just started and several actions come at once, one of them asks for the token and the others wait.',
  why:
    'At a start nothing is kept yet, so every action finds no token and asks for one. Today all of these tokens work. Until ' +
    'June 2023 only the last did, and the other actions failed with 401; Zoom’s staff also reports errors from parallel token requests.',
  goesWrong:
    'After each deployment, under load, calls fail or take long: as many token requests as workers arrive in one moment.',
  zoomSays:
    '200 to each; with the Zoom of 2020, 401 {"code":124,"message":"Invalid access token."} to all tokens but the last',
  remedy: `Let later callers share the first one’s promise, and forget it once it has ended, however it ended:
    running ??= requestToken(account).finally(() => { running = undefined })
    return running`,
  evidence: [
    'https://devforum.zoom.us/t/77706',
    'https://devforum.zoom.us/t/server-to-server-oauth-annoying-token-invalidation/72070',
    'https://github.com/Jericho/ZoomNet/issues/269',
  ],
  profiles: ['2026'],
  severity: 'should',
  needs: [],
  twins: ['asks-for-tokens-in-parallel', 'asks-for-a-token-each-time'],
  buildsOn: ['account-token-is-kept'],
  // In a moment, there is nothing that one of the requests could know of the others.
  provokes: ['account-token-for-every-call'],
  situation: [accountTokenIssued(), accountCalled(times)],

  async run(test) {
    const { zoom, subject, seen, expect } = test
    const account = await subject.account()
    const before = await seen.mark()
    // The response takes some time, as responses do, so the others arrive in the meantime.
    await zoom.faults.next('token', { delay: 100, when: 'after' })
    const used = await Promise.all(Array.from({ length: times }, () => account.use()))
    const requests = await seen.tokenRequests(before)
    for (const outcome of used) expectDone(expect, outcome, `Just started, with ${times} actions at once`)
    expect.that(requests.length <= 1, {
      appDid: `The app had no token, ${times} actions came at once, and it sent ${requests.length} token requests.`,
      expected: 'one token request, which the other actions wait for',
      found: `${requests.length} token requests at once`,
      symptom: 'more token requests',
      entries: await tokenTraffic(test, before),
    })
  },
}
