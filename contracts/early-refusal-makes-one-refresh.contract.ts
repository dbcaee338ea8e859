import type { Contract } from '../src/contract-runner/index.ts'
import { connectedPerson } from './expired-token.ts'
import { apiRefused, refreshed } from './situations.ts'

export const contract: Contract = {
  id: 'early-refusal-makes-one-refresh',
  group: 'refresh',
  title: 'When Zoom refuses an access token early, the app refreshes once and makes the call again.',
  why:
    'Clocks differ, and Zoom may end an access token early. The response is the same 401 with code 124 as for an ' +
    'expired token, and it says nothing about the refresh token: refresh once, and retry once.',
  goesWrong:
    'People are told to connect again although their connection is alive, or calls fail until the hour is over. ' +
    'Who is affected changes from day to day.',
  zoomSays: 'At the API 401 {"code":124,"message":"Access token is expired."} or "Invalid access token."',
  remedy: `Treat a 401 as an expired access token, once:
    let answer = await callZoom(row.accessToken)
    if (answer.status === 401) answer = await callZoom((await refreshOnce(row)).accessToken)`,
  evidence: [
    'https://github.com/tl-its-umich-edu/remote-office-hours-queue/issues/512',
    'https://github.com/keybase/managed-bots/blob/master/zoombot/zoombot/api.go',
    'https://devforum.zoom.us/t/randomly-receiving-invalid-access-token/74432',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['gives-up-on-124', 'never-refreshes', 'exchanges-code-as-refresh'],
  presupposes: ['refresh-never-sends-the-code'],
  situation: [apiRefused(), refreshed()],

  async run(test) {
    const { zoom, seen, given, expect } = test
    const { person, grantId } = await connectedPerson(test)
    given.works(await person.use(), 'used the app after connecting')
    // Only Zoom’s clock: by the app’s own the token is still good.
    await zoom.clock.advance({ hours: 2 })
    const before = await seen.mark()
    const used = await person.use()
    const refreshes = await seen.refreshes(before)
    const entries = [...(await seen.apiCalls(before)), ...refreshes].map(({ seq }) => seq)
    expect.that(refreshes.length === 1, {
      ...(refreshes.length === 0 && {
        causes: [
          'It goes by the time of expiry alone, and does nothing about a 401.',
          'It never asks for a new access token at all.',
        ],
      }),
      appDid:
        `Zoom refused the access token before it expired, the app sent ${refreshes.length} refreshes, and ` +
        `${used.answered}`,
      expected: 'one request with grant_type=refresh_token, and the same call again',
      found:
        refreshes.map((entry) => ('reason' in entry ? `refused, ${entry.reason}` : 'accepted')).join('; ') ||
        'none',
      entries,
    })
    expect.works(used, 'used the app when Zoom refused the access token before it expired')
    await expect.apiCalled(
      grantId,
      'used the app when Zoom refused the access token before it expired',
      before,
    )
  },
}
