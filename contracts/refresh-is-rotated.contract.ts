import type { Contract, ContractRun, Person, Refresh } from '../src/contract-runner/index.ts'
import { aMoment, expire } from './expired-token.ts'
import { refreshed } from './situations.ts'

export const contract: Contract = {
  id: 'refresh-is-rotated',
  group: 'refresh',
  title: 'Each refresh uses the latest refresh token.',
  why:
    'Zoom’s response to a refresh contains a new refresh token, and the old one is dead at once: “the latest ' +
    'refresh token must always be used for the next refresh request”. With many other providers the refresh token ' +
    'stays the same, and code written for them saves only the access token.',
  goesWrong:
    'Everything works for two hours: until the first token from a refresh expires. After that every call fails, ' +
    'and the user has to connect again, every time.',
  zoomSays:
    '400 {"reason":"Invalid Token!","error":"invalid_grant"} for a refresh token that was rotated; in 2020 401 ' +
    '{"reason":"Invalid Token!","error":"invalid_request"}',
  remedy: `Save both tokens of every refresh before you use the new access token:
    // SQLite
    const tokens = await refresh(row.refreshToken)
    db.prepare('UPDATE zoom_connections SET access_token = ?, refresh_token = ?, expires_at = ? WHERE id = ?')
      .run(tokens.access_token, tokens.refresh_token, now + tokens.expires_in * 1000, row.id)
    return callZoom(tokens.access_token)`,
  evidence: [
    'https://devforum.zoom.us/t/how-to-protect-against-losing-refresh-token-response/10375',
    'https://github.com/zoom/skills/blob/main/skills/oauth/SKILL.md',
    'https://github.com/raycast/extensions/issues/10896',
    'https://github.com/mattermost/mattermost-plugin-zoom/issues/203',
  ],
  profiles: ['2026', '2020'],
  severity: 'must',
  needs: [],
  twins: ['never-saves-rotated-token'],
  about: ['refresh-token-reused'],
  situation: [refreshed(2)],

  async run(test) {
    const { zoom, newPerson, given } = test
    await zoom.switches.set({ expiresIn: aMoment })
    const person = await newPerson()
    const connected = await person.connect()
    const connecting = given.by('any-lifetime-works')
    const { grantId } = await connecting.exchangedOnce(
      await connecting.oneCode('connected', undefined, connected),
      connected,
    )
    given.by('expired-token-is-refreshed').works(await person.use(), 'used the app after connecting')

    await useExpired(test, person, grantId, 'for the first time')
    await useExpired(test, person, grantId, 'for the second time')
  },
}

async function useExpired(test: ContractRun, person: Person, grantId: string, when: string): Promise<void> {
  const { seen, given, expect } = test
  const before = await seen.mark()
  const latest = (await seen.refreshes())
    .filter((refresh) => refresh.type === 'refresh.rotated')
    .findLast((refresh) => refresh.grantId === grantId)
  await expire(test, aMoment)
  const used = await person.use()
  // A token that Zoom does not know has no grant. On a mock that others use too, it is ours only if our request failed.
  const isOurs = (refresh: Refresh) =>
    refresh.grantId === grantId || (refresh.grantId === null && used.kind !== 'works')

  const refreshes = (await seen.refreshes(before)).filter(isOurs)
  const refused = refreshes.find((refresh) => refresh.type === 'refresh.refused')
  const refusals = await seen.earlyRefusals(before)
  const entries = [...refreshes, ...refusals, ...(await seen.apiCalls(before))].map(({ seq }) => seq)
  const expired = `The access token had expired ${when}, and the app`

  expect.that(refused === undefined, {
    appDid: `${expired} sent a refresh token that Zoom refused: ${refused?.reason}.`,
    expected: `the latest refresh token${latest === undefined ? '' : `, ${latest.newRefreshTokenId}`}`,
    found: `the refresh token ${refused?.refreshTokenId ?? '(unknown to Zoom)'}`,
    entries: latest === undefined ? entries : [latest.seq, ...entries],
  })
  given.by('expired-token-is-refreshed').that(refreshes.length > 0, {
    appDid: `${expired} did not get a new one; ${used.answered}`,
    expected: 'a request with grant_type=refresh_token, before the call to the API or after its 401',
    found: refusals.map(({ reason }) => `a refused request, ${reason}`).join(', ') || 'no such request',
    entries,
  })
  given
    .by('expired-token-is-refreshed')
    .works(used, `used the app after the access token had expired ${when}`)
}
