import type { Contract } from '../src/contract-runner/index.ts'
import { accountInUse, expectDone, tokenTraffic } from './account-token.ts'
import { accountCalled } from './situations.ts'

const times = 3

export const contract: Contract = {
  id: 'account-token-is-kept',
  group: 'server-to-server',
  title: 'The app keeps its token: one action after another uses the same.',
  why:
    'A token is good for an hour, and for everything that the app’s scopes allow. Today Zoom lets several live side by side, so ' +
    'that a new one for each call harms no other; it doubles the requests all the same. Until June 2023 each new token ' +
    'ended the one before, and with it every call that was under way.',
  goesWrong:
    'Every call takes twice as long, and an outage or a rate limit of the token endpoint stops calls that had a good token.',
  zoomSays: '200 with another token each time, and at some point 429',
  remedy: `Keep the token with its expiry time:
    if (kept === undefined || kept.expiresAt < Date.now() + 60_000) kept = await requestToken(account)
    return kept.accessToken`,
  evidence: [
    'https://devforum.zoom.us/t/server-to-server-oauth-annoying-token-invalidation/72070',
    'https://developers.zoom.us/docs/rooms/s2s-oauth',
  ],
  profiles: ['2026'],
  severity: 'should',
  needs: [],
  twins: ['asks-for-a-token-each-time'],
  about: ['account-token-for-every-call'],
  situation: [accountCalled(times + 1)],

  async run(test) {
    const { seen, given, expect } = test
    const account = await accountInUse(test)
    const before = await seen.mark()
    const uses = [...Array.from({ length: times }, () => account.use), ...account.otherUses]
    for (const use of uses)
      expectDone(given.by('account-token-works'), await use(), 'Some seconds after the first time')
    const requests = await seen.tokenRequests(before)
    expect.that(requests.length === 0, {
      appDid: `The app had a token for an hour, was asked to call Zoom ${uses.length} times, and requested ${requests.length} more tokens.`,
      expected: 'the token that it has, until it expires',
      found: `${requests.length} token requests for ${uses.length} actions`,
      symptom: 'more token requests',
      entries: await tokenTraffic(test, before),
    })
  },
}
