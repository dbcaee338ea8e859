import type { Contract, Outcome } from '../src/contract-runner/index.ts'
import { givenRefreshed, personWithExpiredToken } from './expired-token.ts'
import { refreshed } from './situations.ts'
import { untilSeen } from './while-zoom-hangs.ts'

/** In milliseconds. Longer than the shortest leases of locks, and shorter than the time limits of HTTP clients. */
const slow = 1_900
const apart = 300
const lateCallers = 6

export const contract: Contract = {
  id: 'late-callers-wait-for-a-slow-refresh',
  group: 'refresh',
  title: 'Calls that arrive while a slow refresh is running wait for it, and all of them work.',
  why:
    'A lock that lasts for a second, or a promise that is kept for a second, protects only refreshes that are faster. When Zoom ' +
    'is slow, whoever comes later finds the lock free, and refreshes with a token that Zoom has already used up.',
  goesWrong:
    'As long as Zoom is fast, everything works. In a slow minute people are disconnected one after the other, and all who were ' +
    'working most.',
  zoomSays:
    '200, late, for the first; 400 {"reason":"Invalid Token!","error":"invalid_grant"} for the others',
  remedy: `Let a claim last longer than the request may take, and release it when that ends:
    const response = await fetch(tokenUrl, { ...request, signal: AbortSignal.timeout(10_000) })
    // and the claim: UPDATE zoom_connections SET claimed_until = :now + 15000 WHERE id = :id AND claimed_until < :now`,
  evidence: [
    'https://devforum.zoom.us/t/refresh-token-workflow-for-multi-tenant-apps/79405',
    'https://redis.io/docs/latest/develop/clients/patterns/distributed-locks/',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['use'],
  twins: ['forgets-a-refresh-after-a-second'],
  presupposes: ['parallel-calls-make-one-refresh', 'slow-refresh-is-waited-for'],
  remedyFor: ['parallel-refresh'],
  provokes: ['refresh-token-reused', 'dead-refresh-token-kept'],
  situation: [refreshed()],
  waits: true,

  async run(test) {
    const { zoom, seen, pause, expect } = test
    const connected = await personWithExpiredToken(test)
    const { person } = connected
    const before = await seen.mark()
    await zoom.faults.next('token', { delay: slow, when: 'after', grantType: 'refresh_token' })
    const first = person.use()
    await untilSeen(test, 'fault.injected', before, first)
    const late: Promise<Outcome>[] = []
    for (let caller = 0; caller < lateCallers; caller += 1) {
      await pause(apart)
      late.push(person.use())
    }
    const used = await Promise.all([first, ...late])
    await givenRefreshed(test, connected, before, await first)

    const refreshes = await seen.refreshes(before)
    expect.that(refreshes.length === 1, {
      appDid:
        `A refresh took ${slow / 1000} seconds, a further call came every ${apart / 1000} seconds, and the app sent ` +
        `${refreshes.length} refreshes to Zoom.`,
      expected: 'one refresh, which all of them wait for',
      found: refreshes
        .map((entry) => ('reason' in entry ? `refused, ${entry.reason}` : 'accepted'))
        .join('; '),
      causes: ['The lock, or the claim, runs out before Zoom has responded.'],
      entries: refreshes.map(({ seq }) => seq),
    })
    for (const outcome of used) expect.works(outcome, 'used the app while a slow refresh was running')
    expect.works(await person.use(), 'used the app after a slow refresh')
  },
}
