import type { Contract } from '../src/contract-runner/index.ts'
import { givenRefreshed, personWithExpiredToken } from './expired-token.ts'
import { refreshed } from './situations.ts'

export const contract: Contract = {
  id: 'slow-refresh-is-waited-for',
  group: 'refresh',
  title: 'The app waits for a slow refresh, and does not send it a second time.',
  why:
    'Repeating a slow request is fine if repeating does no harm. A refresh is different: Zoom has rotated the ' +
    'token for the first request and refuses the second, and an app that believes the refusal loses the connection.',
  goesWrong:
    'Whenever Zoom is slow, people have to connect again. A retry that was meant to make the app robust is what ' +
    'breaks it.',
  zoomSays:
    '200, late, for the first; 400 {"reason":"Invalid Token!","error":"invalid_grant"} for the second',
  remedy: `Exclude refreshes from your HTTP client’s retries, and give them time:
    const response = await fetch(tokenUrl, { method: 'POST', body, signal: AbortSignal.timeout(10_000) })`,
  evidence: [
    'https://devforum.zoom.us/t/how-to-protect-against-losing-refresh-token-response/10375',
    'https://github.com/zoom/skills/blob/main/skills/oauth/SKILL.md',
  ],
  profiles: ['2026'],
  severity: 'should',
  needs: [],
  twins: ['repeats-slow-refresh'],
  remedyFor: ['parallel-refresh'],
  situation: [refreshed()],

  async run(test) {
    const { zoom, seen, expect } = test
    const connected = await personWithExpiredToken(test)
    const before = await seen.mark()
    await zoom.faults.next('token', { delay: 900, when: 'after', grantType: 'refresh_token' })
    const used = await connected.person.use()
    await givenRefreshed(test, connected, before, used)
    const refreshes = await seen.refreshes(before)
    expect.that(refreshes.length === 1, {
      appDid: `Zoom took 0.9 seconds for a refresh, the app sent ${refreshes.length} of them, and ${used.answered}`,
      expected: 'one refresh, and patience',
      found: refreshes
        .map((entry) => ('reason' in entry ? `refused, ${entry.reason}` : 'accepted'))
        .join('; '),
      entries: refreshes.map(({ seq }) => seq),
    })
    expect.works(used, 'used the app while Zoom was slow')
  },
}
