import type { Contract } from '../src/contract-runner/index.ts'
import { personWithExpiredToken } from './expired-token.ts'
import { faultMet } from './situations.ts'
import { useInTrouble } from './trouble-at-refresh.ts'

/** One try and two retries; anything more can wait for the next call. */
const most = 3

export const contract: Contract = {
  id: 'outage-is-met-with-restraint',
  group: 'refresh',
  title: 'While Zoom is down, one use of the app makes only a few refreshes.',
  why:
    'Retrying helps against a single bad response. During an outage it makes things worse: all instances of all ' +
    'apps do it at once, and each refresh that Zoom does carry out, but whose response gets lost, ends a ' +
    'connection.',
  goesWrong:
    'A short outage becomes a long one. The app’s workers are busy with retries, Zoom’s rate limits hit, and ' +
    'connections die that would have survived the outage itself.',
  zoomSays: '503 with any body, or none, to every request for some minutes',
  remedy: `Give up early, and let the next call try again:
    for (const pause of [0, 500, 2000]) {
      await sleep(pause * (0.5 + Math.random()))
      const answer = await refresh(row.refreshToken)
      if (answer.status < 500) return answer
    }
    throw new ZoomUnavailable()`,
  evidence: [
    'https://github.com/zoom/skills/blob/main/skills/rest-api/references/rate-limits.md',
    'https://devforum.zoom.us/t/how-to-protect-against-losing-refresh-token-response/10375',
  ],
  profiles: ['2026'],
  severity: 'should',
  needs: [],
  twins: ['storms-on-5xx'],
  situation: [faultMet('token')],

  async run(test) {
    const connected = await personWithExpiredToken(test)
    const happened = 'was answered with 503'
    const { refreshes } = await useInTrouble(test, connected, { happened, fault: { status: 503 } })
    test.expect.that(refreshes.length <= most, {
      appDid: `Zoom was down, the person used the app once, and the app sent ${refreshes.length} refreshes to Zoom.`,
      expected: `at most ${most}`,
      found: `${refreshes.length}`,
      entries: refreshes.map(({ seq }) => seq),
    })
  },
}
