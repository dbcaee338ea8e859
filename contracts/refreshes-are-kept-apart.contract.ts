import type { Contract, ContractRun, Outcome } from '../src/contract-runner/index.ts'
import { type Connected, connectedPerson, expire, givenRefreshed, lifetimeToExpire } from './expired-token.ts'
import { apiCalled, codeExchanged, refreshed } from './situations.ts'

export const contract: Contract = {
  id: 'refreshes-are-kept-apart',
  group: 'refresh',
  title: 'When the tokens of two people expire at the same moment, each gets their own new ones.',
  why:
    'One refresh at a time is the rule for each connection, not for the whole app. A lock or a shared promise without the ' +
    'person in its key gives the second person what the first one was waiting for.',
  goesWrong:
    'On the hour, with two people at once, one of them works in the other’s Zoom account for the rest of the hour. No test ' +
    'with one person shows it.',
  zoomSays: 'Nothing: the tokens are good, and Zoom does what it is asked to do.',
  remedy: `Put the connection into the key of whatever callers share:
    const running = new Map() // not: let running
    const shared = running.get(row.id) ?? refreshAndSave(row).finally(() => running.delete(row.id))
    running.set(row.id, shared)`,
  evidence: [
    'https://devforum.zoom.us/t/refresh-token-workflow-for-multi-tenant-apps/79405',
    'https://github.com/calcom/cal.diy/pull/729',
    'https://github.com/mattermost/mattermost-plugin-zoom',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['one-refresh-for-everyone'],
  presupposes: ['people-are-kept-apart'],
  situation: [codeExchanged(3), refreshed(2), apiCalled(4)],

  async run(test) {
    const { zoom, seen } = test
    const lifetime = await lifetimeToExpire(test)
    const bystander = await connectedPerson(test)
    const one = await connectedPerson(test, lifetime)
    const other = await connectedPerson(test, lifetime)
    await expire(test)

    const before = await seen.mark()
    await zoom.faults.next('token', { delay: 100, when: 'after', grantType: 'refresh_token' }, 2)
    const [used, usedToo] = await Promise.all([one.person.use(), other.person.use()])
    await expectOwnCall(test, one, other, before, used)
    await expectOwnCall(test, other, one, before, usedToo)
    await givenRefreshed(test, one, before, used)
    await givenRefreshed(test, other, before, usedToo)

    for (const next of [bystander, one, other]) {
      const mark = await seen.mark()
      const later = await next.person.use()
      await expectOwnCall(test, next, next === one ? other : one, mark, later)
    }
  },
}

async function expectOwnCall(
  { seen, given, expect }: ContractRun,
  own: Connected,
  another: Connected,
  after: number,
  used: Outcome,
): Promise<void> {
  const calls = (await seen.apiCalls(after)).filter(({ type }) => type === 'api.called')
  const isOwn = calls.some(({ grantId }) => grantId === own.grantId)
  expect.that(isOwn || used.kind !== 'works' || calls.length === 0, {
    appDid:
      'The access tokens of two people had expired at the same moment, and after the refreshes the app called Zoom for one ' +
      `person with the token of another person; ${used.answered}`,
    expected: `a call with the tokens of ${own.person.zoomUser.email}`,
    found: `calls for ${another.person.zoomUser.email} only`,
    entries: calls.map(({ seq }) => seq),
  })
  given
    .by('expired-token-is-refreshed')
    .works(used, 'used the app after the access tokens of two people had expired')
}
