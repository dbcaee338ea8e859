import type { Breach, Contract, ContractRun, Instance, Outcome } from '../src/contract-runner/index.ts'
import { connectedPerson, givenRefreshed, personWithExpiredToken } from './expired-token.ts'
import { refreshed } from './situations.ts'

/** Enough for a race to show itself. */
const rounds = 3

export const contract: Contract = {
  id: 'instances-share-one-refresh',
  group: 'refresh',
  title: 'When two instances of the app need a new token at the same moment, both keep working.',
  why:
    'A lock in one process’s memory does not stop the other process. Both send the same refresh token, one wins, ' +
    'and the loser can get its refusal before the winner has saved the new pair. So the instances share a lock in ' +
    'their database, or the loser waits and checks again before it gives up the connection.',
  goesWrong:
    'Ever since the app runs on two machines, people are disconnected at random, on the hour. On one machine, as ' +
    'in every test, it never happens.',
  zoomSays: '200 for one instance, 400 {"reason":"Invalid Token!","error":"invalid_grant"} for the other',
  remedy: `Claim the refresh on the row, for a limited time and by the database’s clock. Who does not get the claim waits and reads the row again; who has it saves only over the token that it sent:
    -- PostgreSQL
    UPDATE zoom_connections SET refresh_claimed_until = extract(epoch FROM clock_timestamp()) * 1000 + 15000
    WHERE id = :id AND refresh_token = :refresh_token AND deleted_at IS NULL
      AND refresh_claimed_until <= extract(epoch FROM clock_timestamp()) * 1000;
    -- MariaDB
    UPDATE zoom_connections SET refresh_claimed_until = UNIX_TIMESTAMP(NOW(3)) * 1000 + 15000
    WHERE id = :id AND refresh_token = :refresh_token AND deleted_at IS NULL
      AND refresh_claimed_until <= UNIX_TIMESTAMP(NOW(3)) * 1000;
    -- SQLite
    UPDATE zoom_connections SET refresh_claimed_until = unixepoch('subsec') * 1000 + 15000
    WHERE id = :id AND refresh_token = :refresh_token AND deleted_at IS NULL
      AND refresh_claimed_until <= unixepoch('subsec') * 1000;
    -- PostgreSQL, MariaDB, SQLite
    UPDATE zoom_connections SET access_token = :new_access_token, refresh_token = :new_refresh_token, refresh_claimed_until = 0
    WHERE id = :id AND refresh_token = :refresh_token AND deleted_at IS NULL`,
  evidence: [
    'https://devforum.zoom.us/t/refresh-token-workflow-for-multi-tenant-apps/79405',
    'https://github.com/NangoHQ/nango/blob/master/packages/shared/lib/services/connections/credentials/refresh.ts',
    'https://github.com/attendee-labs/attendee/blob/main/bots/zoom_oauth_connections_utils.py',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['instances'],
  twins: [
    'locks-in-one-process-only',
    'refreshes-in-parallel',
    'keeps-refreshed-token-in-memory',
    'sends-the-loser-to-zoom',
  ],
  presupposes: ['parallel-calls-make-one-refresh'],
  // Sharing a promise within a process does not help here.
  remedyFor: ['parallel-refresh'],
  situation: [refreshed(rounds)],

  async run(test) {
    const instance = await test.subject.startAnother()
    const { person } = await connectedPerson(test)
    const there = await person.use({ instance })
    test.given.by('connection-survives-a-restart').works(there, 'used another instance after connecting')
    // Chance decides who comes first.
    for (let round = 0; round < rounds; round += 1) await useBothAtOnce(test, instance)
  },
}

async function useBothAtOnce(test: ContractRun, instance: Instance): Promise<void> {
  const { zoom, seen, given, expect } = test
  const connected = await personWithExpiredToken(test)
  const { person } = connected
  const before = await seen.mark()
  await zoom.faults.next('token', { delay: 150, when: 'after', grantType: 'refresh_token' })
  const [here, there] = await Promise.all([person.use(), person.use({ instance })])
  await givenRefreshed(test, connected, before, here)

  const entries = (await seen.refreshes(before)).map(({ seq }) => seq)
  // One of the two may have had to give way. From now on both must work.
  expect.that(here.kind === 'works' || there.kind === 'works', {
    appDid: `The access token had expired, two instances were used at once, and both failed: ${here.answered}`,
    expected: 'one instance refreshes, and the other uses the tokens it got',
    found: `${entries.length} refreshes`,
    entries,
  })
  for (const outcome of [here, there]) {
    expect.that(outcome.kind !== 'asks-to-reconnect', {
      appDid: `The access token had expired, two instances were used at once, one of them refreshed, and from the other ${outcome.answered}`,
      expected: 'the other one waits and uses the new tokens, or says that it has to be tried again',
      found: 'the app asks to connect again, while the connection is good',
      causes: [
        'The instance whose refresh was refused takes that for the end of the connection, and does not look whether another one has stored newer tokens.',
      ],
      entries,
    })
  }
  const later = await seen.mark()
  const used = await person.use()
  // An app that sends the same token once more has not kept the new one; that has nothing to do with two at once.
  const keptTheOld = (await seen.refreshes(later)).some(
    (entry) => 'reason' in entry && entry.reason === 'refresh-token-rotated',
  )
  const check = keptTheOld ? given.by('refresh-is-rotated') : expect
  check.that(used.kind === 'works', afterTheRace(used, 'one of them'))
  const usedThere = await person.use({ instance })
  expect.that(usedThere.kind === 'works', afterTheRace(usedThere, 'the other one'))

  /** What goes wrong now began then. */
  function afterTheRace({ answered, entries: own }: Outcome, which: string): Breach {
    const withoutZoom =
      own.length === 0
        ? ', which sent nothing to Zoom, as if it did not know what the other instance has stored'
        : ''
    return {
      appDid: `Two instances had needed a new token at once, and when the person then used ${which}${withoutZoom}, ${answered}`,
      symptom: answered,
      expected: 'the app says that it worked',
      found: 'the app says that it failed',
      causes: [
        'The instance whose refresh was refused has marked the connection as lost, or has written its older row over the new one.',
        'Each instance keeps a copy in its memory, and does not read again what the other one has stored.',
      ],
      during: [...here.entries, ...there.entries, ...own],
    }
  }
}
