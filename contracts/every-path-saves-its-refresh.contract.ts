import type { Contract, ContractRun, Outcome, Person } from '../src/contract-runner/index.ts'
import { aMoment, connectedPerson, expire, givenRefreshed } from './expired-token.ts'
import { refreshed } from './situations.ts'

export const contract: Contract = {
  id: 'every-path-saves-its-refresh',
  group: 'refresh',
  title: 'Whatever the person was doing when the app refreshed, the next refresh uses the new tokens.',
  why:
    'Every path that can call Zoom can be the one that refreshes, including the rare ones: a webhook, a nightly ' +
    'job, a button that few people press. Each of them has to save the new pair.',
  goesWrong:
    'Some people are disconnected an hour after they did a certain thing. Nobody sees the pattern, because that ' +
    'thing itself works.',
  zoomSays: '400 {"reason":"Invalid Token!","error":"invalid_grant"}, at the refresh after that',
  remedy: `Have one function that refreshes and saves, and no other way to get a token:
    const tokens = await zoomTokens.forPerson(person) // refreshes and saves, if needed
    return callZoom(tokens.accessToken)`,
  evidence: [
    'https://github.com/mattermost/mattermost-plugin-zoom/blob/master/server/zoom/oauth.go',
    'https://github.com/mattermost/mattermost-plugin-zoom/issues/203',
    'https://documentation.sailpoint.com/connectors/zoom/help/integrating_zoom/intro.html',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['other-uses'],
  twins: ['drops-pair-on-one-path'],
  situation: [refreshed(2)],

  async run(test) {
    const ways = (await test.newPerson()).otherUses.length
    for (let way = 0; way < ways; way += 1) {
      await refreshThenUse(test, (person) => person.otherUses[way]?.() ?? person.use())
    }
  },
}

async function refreshThenUse(test: ContractRun, act: (person: Person) => Promise<Outcome>): Promise<void> {
  const { seen, given, expect } = test
  const connected = await connectedPerson(test, aMoment)
  const { person } = connected
  await expire(test, aMoment)
  const first = await seen.mark()
  const acted = await act(person)
  await givenRefreshed(test, connected, first, acted)
  given
    .by('one-action-makes-one-refresh')
    .works(acted, 'did something else after the access token had expired')

  await expire(test)
  const before = await seen.mark()
  const used = await person.use()
  const refused = (await seen.refreshes(before)).find((entry) => entry.type === 'refresh.refused')
  expect.that(refused === undefined, {
    appDid:
      'The app refreshed while the person did something else, and at the next refresh it sent a token that Zoom ' +
      `refused: ${refused?.reason}.`,
    expected: 'the latest refresh token, whichever action received it',
    found: `the refresh token ${refused?.refreshTokenId ?? '(unknown to Zoom)'}`,
    entries: (await seen.refreshes(first)).map(({ seq }) => seq),
  })
  given.by('refresh-is-rotated').works(used, 'used the app after it had refreshed during another action')
}
