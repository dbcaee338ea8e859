import type { Contract, ContractRun, Outcome, Person } from '../src/contract-runner/index.ts'
import { givenRefreshed, personWithExpiredToken } from './expired-token.ts'
import { refreshed } from './situations.ts'

export const contract: Contract = {
  id: 'one-action-makes-one-refresh',
  group: 'refresh',
  title: 'One action refreshes once, however many calls it makes, and the next one not at all.',
  why:
    'An action such as creating a meeting makes several calls. The first one refreshes; the later ones have to use ' +
    'the tokens from that refresh, not those that were read when the action began. After that the new token is good for an ' +
    'hour, and another refresh only risks the connection.',
  goesWrong:
    'After an hour without use, the first action fails and the person is disconnected, although the refresh ' +
    'worked. A single call, as in most tests, never shows it.',
  zoomSays:
    '200 for the first refresh, 400 {"reason":"Invalid Token!","error":"invalid_grant"} for the second',
  remedy: `Read the row right before each call, and compare before refreshing:
    async function refreshWhenStale(used) {
      const row = live(used.person)
      if (row.accessToken !== used.accessToken) return row // somebody else was faster
      return refreshAndSave(row)
    }
  and store the time of expiry with the tokens of every refresh.`,
  evidence: [
    'https://github.com/calcom/cal.diy/pull/729',
    'https://github.com/calcom/cal.com/blob/main/packages/app-store/zoomvideo/lib/VideoApiAdapter.ts',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['refreshes-from-a-stale-snapshot', 'keeps-the-old-time-of-expiry'],
  remedyFor: ['refresh-token-reused'],
  situation: [refreshed()],

  async run(test) {
    await expectOneRefresh(test, (person) => person.use())
    const ways = (await test.newPerson()).otherUses.length
    for (let way = 0; way < ways; way += 1) {
      await expectOneRefresh(test, (person) => person.otherUses[way]?.() ?? person.use())
    }
  },
}

async function expectOneRefresh(test: ContractRun, act: (person: Person) => Promise<Outcome>): Promise<void> {
  const { seen, given, expect } = test
  const connected = await personWithExpiredToken(test)
  const { person } = connected
  const before = await seen.mark()
  const acted = await act(person)
  await givenRefreshed(test, connected, before, acted)
  const refreshes = await seen.refreshes(before)
  expect.that(refreshes.length === 1, {
    appDid: `The access token had expired, the person did one thing, and the app sent ${refreshes.length} refreshes; ${acted.answered}`,
    expected: 'one refresh, and every call after it with the new tokens',
    found: refreshes.map((entry) => ('reason' in entry ? `refused, ${entry.reason}` : 'accepted')).join('; '),
    entries: refreshes.map(({ seq }) => seq),
  })
  given.by('expired-token-is-refreshed').works(acted, 'did one thing after the access token had expired')

  const afterwards = await seen.mark()
  const used = await person.use()
  const needless = await seen.refreshes(afterwards)
  // An app that has lost the new pair breaks another promise.
  const hasLostIt = needless.some((entry) => 'reason' in entry && entry.reason === 'refresh-token-rotated')
  const check = hasLostIt ? given.by('every-path-saves-its-refresh') : expect
  check.that(needless.length === 0, {
    appDid: `The app had just got a new access token, good for an hour, and refreshed again at the next use; ${used.answered}`,
    expected: 'no refresh while the access token is good',
    found: `${needless.length} more`,
    entries: [...refreshes, ...needless].map(({ seq }) => seq),
  })
}
