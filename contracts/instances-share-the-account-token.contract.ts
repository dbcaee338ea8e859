import type { Contract } from '../src/contract-runner/index.ts'
import { expectDone, tokenTraffic } from './account-token.ts'
import { accountCalled, accountTokenIssued } from './situations.ts'

const rounds = 2

export const contract: Contract = {
  id: 'instances-share-the-account-token',
  group: 'server-to-server',
  title: 'Two instances of the app share one token, from the first moment on.',
  why:
    'Where each instance keeps a token of its own, each new one ended the other’s until June 2023 (the switch ' +
    'accountTokenReplacesPrevious, which is on for the Zoom of 2020): the two refused each other’s calls by turns. Today both ' +
    'tokens live, so that this costs requests only.',
  goesWrong:
    'With the second instance, a job or a colleague’s script, calls fail with 401 at random, long before the token expires, and the ' +
    'more instances there are, the more calls fail.',
  zoomSays: '401 {"code":124,"message":"Invalid access token."} to the token of the other instance',
  remedy: `Keep the token in a store that all instances share, and claim the request there, for a limited time, by the database’s clock:
    -- PostgreSQL
    UPDATE account_tokens SET claimed_until = extract(epoch FROM clock_timestamp()) * 1000 + 15000
    WHERE account_id = :account_id AND access_token = :seen
      AND claimed_until <= extract(epoch FROM clock_timestamp()) * 1000;
    -- MariaDB
    UPDATE account_tokens SET claimed_until = UNIX_TIMESTAMP(NOW(3)) * 1000 + 15000
    WHERE account_id = :account_id AND access_token = :seen AND claimed_until <= UNIX_TIMESTAMP(NOW(3)) * 1000;
    -- SQLite
    UPDATE account_tokens SET claimed_until = unixepoch('subsec') * 1000 + 15000
    WHERE account_id = :account_id AND access_token = :seen AND claimed_until <= unixepoch('subsec') * 1000`,
  evidence: [
    'https://github.com/jrchamp/moodle-mod_zoom/issues/473',
    'https://github.com/Jericho/ZoomNet/issues/269',
    'https://devforum.zoom.us/t/74432',
  ],
  profiles: ['2020'],
  severity: 'should',
  needs: ['instances'],
  twins: ['keeps-the-account-token-in-memory', 'asks-for-a-token-each-time'],
  about: ['account-tokens-end-each-other'],
  presupposes: ['parallel-actions-share-a-token-request'],
  situation: [accountTokenIssued(), accountCalled(2 + 2 * rounds)],

  async run(test) {
    const { zoom, subject, seen, expect } = test
    const instance = await subject.startAnother()
    const account = await subject.account()
    const before = await seen.mark()
    await zoom.faults.next('token', { delay: 100, when: 'after' })
    const first = await Promise.all([account.use(), account.use({ instance })])
    for (const outcome of first) expectDone(expect, outcome, 'Just started, with two instances used at once')
    for (let round = 0; round < rounds; round += 1) {
      expectDone(expect, await account.use(), 'By turns with another instance')
      expectDone(expect, await account.use({ instance }), 'By turns with another instance')
    }
    const requests = await seen.tokenRequests(before)
    expect.that(requests.length <= 1, {
      appDid: `Two instances of the app were used ${1 + rounds} times each within seconds, and asked for ${requests.length} tokens.`,
      expected: 'one token request, whose token both use',
      found: `${requests.length} token requests`,
      symptom: 'more token requests',
      entries: await tokenTraffic(test, before),
    })
  },
}
