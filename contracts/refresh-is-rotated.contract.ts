import type { Contract, ContractRun, Person, Refresh } from '../src/contract-runner/index.ts'

export const contract: Contract = {
  id: 'refresh-is-rotated',
  group: 'refresh',
  title: 'An expired access token is refreshed, each time with the refresh token that came last.',
  why:
    'An access token lives for an hour. Zoom’s answer to a refresh holds a new refresh token, and the old one is dead at ' +
    'once: “the latest refresh token must always be used for the next refresh request”. The code is spent and plays no ' +
    'further part. An app whose clock runs late learns of the expiry from Zoom’s 401, and refreshes then.',
  goesWrong:
    'Everything works for an hour (no refresh), or for two (the rotated token was not saved). After that every call ' +
    'fails, and the user has to connect again, every time.',
  zoomSays:
    '400 {"reason":"Invalid Token!","error":"invalid_grant"} for a refresh token that was rotated, in 2020 401 ' +
    '{"reason":"Invalid Token!","error":"invalid_request"}; at the API 401 {"code":124,"message":"Access token is expired."}',
  remedy: `Save both tokens of every refresh, before the new access token is used:
    const tokens = await refresh(row.refreshToken)
    db.prepare('UPDATE zoom_connections SET access_token = ?, refresh_token = ?, expires_at = ? WHERE id = ?')
      .run(tokens.access_token, tokens.refresh_token, now + tokens.expires_in * 1000, row.id)
    return callZoom(tokens.access_token)`,
  evidence: [
    'https://devforum.zoom.us/t/how-to-protect-against-losing-refresh-token-response/10375',
    'https://github.com/zoom/skills/blob/main/skills/oauth/SKILL.md',
    'https://github.com/raycast/extensions/issues/10896',
    'https://github.com/Jericho/ZoomNet/issues/36',
  ],
  profiles: ['2026', '2020'],
  severity: 'must',
  needs: [],
  twins: ['never-saves-rotated-token'],

  async run(test) {
    const { zoom, newPerson, given } = test
    await zoom.setSwitches({ expiresIn: lifetimeInSeconds })
    const person = newPerson()
    const connected = await person.connect()
    const { grantId } = given.exchangedOnce(given.oneCode('connected', undefined, connected), connected)
    given.works(await person.use(), 'used the app after connecting')

    await useExpired(test, person, grantId, 'for the first time')
    await useExpired(test, person, grantId, 'for the second time')
  },
}

/** Short enough for an app that goes by its own clock to refresh early. That clock is out of our reach. */
const lifetimeInSeconds = 5

async function useExpired(
  { zoom, seen, expect }: ContractRun,
  person: Person,
  grantId: string,
  when: string,
): Promise<void> {
  const before = seen.mark()
  const latest = seen
    .refreshes()
    .filter((refresh) => refresh.type === 'refresh.rotated')
    .findLast((refresh) => refresh.grantId === grantId)
  await zoom.clock.advance({ seconds: lifetimeInSeconds + 1 })
  const used = await person.use()
  // A token that Zoom does not know has no grant; on a mock that others use too, it is ours only if we failed.
  const isOurs = (refresh: Refresh) =>
    refresh.grantId === grantId || (refresh.grantId === null && used.kind !== 'works')

  const exchanges = seen.exchanges(before)
  const refreshes = seen.refreshes(before).filter(isOurs)
  const refused = refreshes.find((refresh) => refresh.type === 'refresh.refused')
  const refusals = seen.earlyRefusals(before)
  const entries = [...exchanges, ...refreshes, ...refusals, ...seen.apiCalls(before)].map(({ seq }) => seq)
  const expired = `The access token had expired ${when}, and the app`

  expect.that(exchanges.length === 0, {
    appDid: `${expired} sent a code to Zoom, where only the refresh token helps.`,
    expected: 'a request with grant_type=refresh_token',
    found: exchanges.map(({ code }) => `the code ${code ?? '(none)'}`).join(', '),
    entries,
  })
  expect.that(refused === undefined, {
    appDid: `${expired} sent a refresh token that Zoom refused: ${refused?.reason}.`,
    expected: `the refresh token that came last${latest === undefined ? '' : `, ${latest.newRefreshTokenId}`}`,
    found: `the refresh token ${refused?.refreshTokenId ?? '(unknown to Zoom)'}`,
    entries: latest === undefined ? entries : [latest.seq, ...entries],
  })
  expect.that(refreshes.length > 0, {
    appDid: `${expired} did not get a new one; ${used.answered}`,
    expected: 'a request with grant_type=refresh_token, before the call to the API or after its 401',
    found: refusals.map(({ reason }) => `a request refused, ${reason}`).join(', ') || 'no such request',
    entries,
  })
  expect.works(used, `used the app after the access token had expired ${when}`)
}
