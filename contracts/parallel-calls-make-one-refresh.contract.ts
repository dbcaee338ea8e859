import type { Contract } from '../src/contract-runner/index.ts'
import { givenRefreshed, personWithExpiredToken } from './expired-token.ts'
import { refreshed } from './situations.ts'

export const contract: Contract = {
  id: 'parallel-calls-make-one-refresh',
  group: 'refresh',
  title: 'Ten calls at the moment of expiry make one refresh, and all of them work.',
  why:
    'A refresh token works once. The second request with the same token is refused, although the first has just ' +
    'brought a new pair; code that treats this refusal as the end of the connection throws the new pair away. So ' +
    'allow one refresh at a time for each connection, and let all other calls wait for it.',
  goesWrong:
    'On the hour, and only under load, calls fail at random; some people find themselves disconnected. With one ' +
    'person at one desk it never happens.',
  zoomSays: '200 for the first, 400 {"reason":"Invalid Token!","error":"invalid_grant"} for all others',
  remedy: `Let later callers share the first one’s promise:
    const running = new Map()
    function refreshOnce(row) {
      const shared = running.get(row.id) ?? refreshAndSave(row).finally(() => running.delete(row.id))
      running.set(row.id, shared)
      return shared
    }`,
  evidence: [
    'https://devforum.zoom.us/t/refresh-token-workflow-for-multi-tenant-apps/79405',
    'https://github.com/calcom/cal.diy/pull/729',
    'https://github.com/attendee-labs/attendee/blob/main/bots/zoom_oauth_connections_utils.py',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['refreshes-in-parallel'],
  about: ['parallel-refresh'],
  // Of ten calls at once, a slow server sends the last refreshes when the first has been answered.
  provokes: ['refresh-token-reused', 'dead-refresh-token-kept'],
  situation: [refreshed()],

  async run(test) {
    const { zoom, seen, expect } = test
    const connected = await personWithExpiredToken(test)
    const { person } = connected
    const before = await seen.mark()
    // The response takes some time, as responses do, so the others arrive in the meantime.
    await zoom.faults.next('token', { delay: 150, when: 'after', grantType: 'refresh_token' })
    const used = await Promise.all(Array.from({ length: 10 }, () => person.use()))
    const [first] = used
    if (first === undefined) return
    await givenRefreshed(test, connected, before, first)

    const refreshes = await seen.refreshes(before)
    expect.that(refreshes.length === 1, {
      appDid: `The access token had expired, ten calls came at once, and the app sent ${refreshes.length} refreshes to Zoom.`,
      expected: 'one request with grant_type=refresh_token, which the other calls wait for',
      found: refreshes
        .map((entry) => ('reason' in entry ? `refused, ${entry.reason}` : 'accepted'))
        .join('; '),
      entries: refreshes.map(({ seq }) => seq),
    })
    for (const outcome of used)
      expect.works(outcome, 'used the app ten times at once when the token had expired')
    expect.works(await person.use(), 'used the app after ten calls at once')
  },
}
