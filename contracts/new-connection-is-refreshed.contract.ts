import type { Contract, ContractRun, Expect, Outcome, Person } from '../src/contract-runner/index.ts'
import { expire, hour, lifetimeToExpire } from './expired-token.ts'
import { codeExchanged, refreshed } from './situations.ts'
import { allWays, type Reconnected, reconnectedPerson, withoutDisconnecting } from './ways-to-reconnect.ts'

export const contract: Contract = {
  id: 'new-connection-is-refreshed',
  group: 'refresh',
  title: 'An hour after somebody has connected again, the app refreshes with the new tokens.',
  why:
    'Whoever connects again has two rows, or one that was written over: by the callback, which everybody tests, and ' +
    'then by the refresh, which has its own query. Both have to mean the new connection. Zoom has ended the refresh ' +
    'token of the earlier one, so using that costs the new connection too.',
  goesWrong:
    'Connecting again works, and an hour later the person is asked to connect again. And again an hour later, every ' +
    'time, while people who have connected only once never see it.',
  zoomSays:
    '400 {"reason":"Invalid Token!","error":"invalid_grant"}, for the refresh token of the earlier grant',
  remedy: `Refresh the row that the call has read, and find it by its id:
    -- PostgreSQL, MariaDB, SQLite
    SELECT id, refresh_token FROM zoom_connections WHERE person = :person AND deleted_at IS NULL;
    -- and after the refresh
    UPDATE zoom_connections SET access_token = :access_token, refresh_token = :refresh_token, expires_at = :expires_at
    WHERE id = :id AND deleted_at IS NULL
  and let the callback store access token, refresh token and time of expiry together.`,
  evidence: [
    'https://devforum.zoom.us/t/12302',
    'https://github.com/thunderbird/appointment/issues/546',
    'https://github.com/calcom/cal.diy/pull/729',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['refreshes-with-the-first-pair'],
  presupposes: [
    'people-are-kept-apart',
    'events-touch-nobody-else',
    'refresh-never-sends-the-code',
    'one-action-makes-one-refresh',
    'reconnect-uses-the-new-code',
    'reconnect-without-disconnecting',
    'reconnect-after-uninstalling',
    'reconnect-after-the-grant-ended',
    'reconnect-as-another-zoom-user',
  ],
  situation: [codeExchanged(6), refreshed(3)],

  async run(test) {
    const { zoom, given, expect } = test
    const lifetime = await lifetimeToExpire(test)
    const soon = async () => {
      await zoom.switches.set({ expiresIn: lifetime })
    }
    const people: Later[] = []
    const working = given.by('expired-token-is-refreshed')
    const saving = given.by('refresh-is-rotated')
    for (const way of allWays(test)) {
      await zoom.switches.set({ expiresIn: hour })
      const person = await reconnectedPerson(test, way, soon)
      people.push({ ...person, how: way.how, act: ({ use }) => use(), own: expect, working, saving })
    }
    const paths = people[0]?.person.otherUses.length ?? 0
    for (let path = 0; path < paths; path += 1) {
      await zoom.switches.set({ expiresIn: hour })
      const person = await reconnectedPerson(test, withoutDisconnecting, soon)
      const own = given.by('every-path-uses-the-new-connection')
      const working = given.by('one-action-makes-one-refresh')
      const saving = given.by('every-path-saves-its-refresh')
      people.push({ ...person, how: withoutDisconnecting.how, act: otherUse(path), own, working, saving })
    }

    // One wait for all of them.
    await expire(test)
    for (const person of people) await expectOwnRefresh(test, person)
  },
}

function otherUse(path: number): (person: Person) => Promise<Outcome> {
  return (person) => person.otherUses[path]?.() ?? person.use()
}

/** Somebody who has connected again, and what they do an hour later. */
interface Later extends Reconnected {
  /** Completes "connected again …". */
  readonly how: string
  readonly act: (person: Person) => Promise<Outcome>
  /** The promise that is broken if that uses the earlier connection. */
  readonly own: Expect
  /** The promise that is broken if it does not work although the app has refreshed. */
  readonly working: Expect
  /** The promise that is broken if the new pair is not found again. */
  readonly saving: Expect
}

async function expectOwnRefresh(
  { seen }: ContractRun,
  { person, grantId, how, act, own, working, saving }: Later,
): Promise<void> {
  const before = await seen.mark()
  const used = await act(person)
  const refreshes = await seen.refreshes(before)
  const wrong = refreshes.filter((entry) => entry.grantId !== grantId)
  own.that(wrong.length === 0, {
    appDid:
      `The person had connected again ${how}, an hour later the access token expired, and the app sent the refresh token ` +
      `of the earlier connection; ${used.answered}`,
    expected: 'the refresh token that came with the new connection',
    found: wrong.map((entry) => ('reason' in entry ? `refused, ${entry.reason}` : 'accepted')).join('; '),
    entries: wrong.map(({ seq }) => seq),
  })
  own.that(
    refreshes.some(({ type }) => type === 'refresh.rotated'),
    {
      appDid: `The person had connected again ${how}, an hour later the access token expired, and the app did not get a new one; ${used.answered}`,
      expected: 'a request with grant_type=refresh_token that Zoom accepts',
      found:
        refreshes.map((entry) => ('reason' in entry ? `refused, ${entry.reason}` : '')).join('; ') || 'none',
      entries: refreshes.map(({ seq }) => seq),
      during: used.entries,
    },
  )
  const deed = `used the app an hour after connecting again ${how}`
  working.works(used, deed)
  await working.apiCalled(grantId, deed, before)

  // What was refreshed has to be found again: a pair that was saved to another row is not.
  const later = await seen.mark()
  const usedAgain = await person.use()
  saving.works(usedAgain, `used the app again after the refresh`)
  await saving.apiCalled(grantId, 'used the app again after the refresh', later)
}
