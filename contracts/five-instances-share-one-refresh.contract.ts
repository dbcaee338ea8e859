import type { Contract } from '../src/contract-runner/index.ts'
import { fleetWithExpiredToken } from './behind-one-address.ts'
import { givenRefreshed } from './expired-token.ts'
import { refreshed } from './situations.ts'

const instances = 5

export const contract: Contract = {
  id: 'five-instances-share-one-refresh',
  group: 'refresh',
  title: 'When five instances of the app need a new token at the same moment, one refresh serves them all.',
  why:
    'An instance that has waited for another one’s refresh has to read the row before it makes its own: the new token may be ' +
    'there. And one whose refresh token was refused has to read it before it gives the connection up.',
  goesWrong:
    'With each instance that is added, Zoom’s rate limit comes nearer and more people are disconnected at the full hour. The ' +
    'machines that were to help make it worse.',
  zoomSays:
    '200 to one refresh; another 200 or 400 {"reason":"Invalid Token!","error":"invalid_grant"} to each further one',
  remedy: `Read the row again once you have the claim, and refresh only if nobody has:
    for (;;) {
      const row = await find(person)
      if (row.accessToken !== stale.accessToken) return row // somebody was faster
      if (await claim(row)) return refreshAndSave(row)
      await pause(50)
    }`,
  evidence: [
    'https://devforum.zoom.us/t/refresh-token-workflow-for-multi-tenant-apps/79405',
    'https://github.com/NangoHQ/nango/blob/master/packages/shared/lib/services/connections/credentials/refresh.ts',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['fleet-of-five'],
  twins: [
    'refreshes-again-after-waiting',
    'locks-in-one-process-only',
    'refreshes-in-parallel',
    'keeps-refreshed-token-in-memory',
    'sends-the-loser-to-zoom',
    'saves-in-the-background',
  ],
  buildsOn: ['instances-share-one-refresh'],
  presupposes: ['parallel-calls-make-one-refresh'],
  remedyFor: ['parallel-refresh'],
  situation: [refreshed()],

  async run(test) {
    const { zoom, seen, expect } = test
    const { fleet, connected } = await fleetWithExpiredToken(test, instances)
    const { person, grantId } = connected

    const before = await seen.mark()
    await zoom.faults.next('token', { delay: 150, when: 'after', grantType: 'refresh_token' })
    const used = await Promise.all(Array.from({ length: 2 * instances }, () => person.use()))
    const [first] = used
    if (first !== undefined) await givenRefreshed(test, connected, before, first)
    const refreshes = await seen.refreshes(before)
    const entries = refreshes.map(({ seq }) => seq)
    const lost = used.find(({ kind }) => kind === 'asks-to-reconnect')
    expect.that(lost === undefined, {
      appDid: `The access token had expired, ${instances} instances were used at once, one of them refreshed, and ${lost?.answered}`,
      expected: 'the others wait and use the new tokens, or say that it has to be tried again',
      found: 'the app asks to connect again, while the connection is good',
      asksToReconnect: true,
      entries,
    })
    const accepted = refreshes.filter(
      (entry) => entry.type === 'refresh.rotated' && entry.grantId === grantId,
    )
    expect.that(accepted.length === 1, {
      appDid: `The access token had expired, ${instances} instances were used at once, and ${accepted.length} of them refreshed, one after another.`,
      expected: 'one refresh, whose tokens all use',
      found: `${accepted.length} refreshes that Zoom accepted`,
      symptom: 'a refresh for each instance',
      causes: [
        'An instance that has waited for its turn does not look whether the token was refreshed meanwhile.',
      ],
      entries,
    })
    for (const instance of fleet.instances)
      expect.works(await person.use({ instance }), 'used each instance after they had shared a refresh')
  },
}
