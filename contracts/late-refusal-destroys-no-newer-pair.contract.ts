import type { Contract } from '../src/contract-runner/index.ts'
import { fleetWithExpiredToken, useIfItAnswers, useUntilSettled } from './behind-one-address.ts'
import { faultMet, refreshed } from './situations.ts'

export const contract: Contract = {
  id: 'late-refusal-destroys-no-newer-pair',
  group: 'refresh',
  title: 'An instance whose refresh is refused late leaves the tokens that another one has got meanwhile.',
  why:
    'A refusal is about the token that was sent, not about the connection. By the time it arrives, another instance may have taken over ' +
    'and stored a pair that works.',
  goesWrong:
    'After a slow minute at Zoom or in the network, people are disconnected whose connection had just been refreshed.',
  zoomSays: '400 {"reason":"Invalid Token!","error":"invalid_grant"}, late, to the one who was slow',
  remedy: `Declare dead only what you sent, and read the row again if that is no longer there:
    -- PostgreSQL, MariaDB, SQLite
    UPDATE zoom_connections SET deleted_at = :now, access_token = '', refresh_token = ''
    WHERE id = :id AND refresh_token = :refresh_token AND deleted_at IS NULL`,
  evidence: [
    'https://devforum.zoom.us/t/refresh-token-workflow-for-multi-tenant-apps/79405',
    'https://github.com/attendee-labs/attendee/blob/main/bots/zoom_oauth_connections_utils.py',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: ['fleet', 'processes'],
  twins: ['deletes-by-id-after-a-refusal'],
  buildsOn: ['instances-share-one-refresh', 'killed-instance-costs-one-reconnect'],
  provokes: ['parallel-refresh', 'refresh-token-reused'],
  situation: [faultMet('token'), refreshed()],
  waits: true,

  async run(test) {
    const { zoom, seen, given, expect, patience } = test
    const { fleet, connected } = await fleetWithExpiredToken(test, 2)
    const { person } = connected

    const [slow] = fleet.instances
    if (slow === undefined) return
    const before = await seen.mark()
    // Its request reaches Zoom at once, and Zoom gets round to it only when another instance has refreshed.
    await zoom.faults.next('token', {
      delay: Math.round(patience / 2),
      when: 'before',
      grantType: 'refresh_token',
    })
    const late = useIfItAnswers(person, { instance: slow })
    const withdrawn = fleet.withdraw(slow)
    const { kind, answered } = await useUntilSettled(test, connected)
    given.by('killed-instance-costs-one-reconnect').that(kind === 'works', {
      appDid: `One instance was waiting for Zoom’s response to a refresh, and from another one ${answered}`,
      expected: 'the other one takes over as soon as it may, and works',
      found: 'it does not work',
      symptom: answered,
    })
    await Promise.all([late, withdrawn])

    const used = await person.use()
    expect.that(used.kind === 'works', {
      appDid: `One instance had refreshed, Zoom then refused the late refresh of another one, and ${used.answered}`,
      expected: 'the app uses the tokens that the first one has stored',
      found:
        used.kind === 'asks-to-reconnect' ? 'the app asks to connect again' : 'the app says that it failed',
      symptom: used.answered,
      asksToReconnect: used.kind === 'asks-to-reconnect',
      causes: ['The refusal deletes the row by its id, without a look at which token is in it by now.'],
      entries: (await seen.refreshes(before)).map(({ seq }) => seq),
    })
  },
}
