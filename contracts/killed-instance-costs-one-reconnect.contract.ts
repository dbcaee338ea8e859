import type { Contract } from '../src/contract-runner/index.ts'
import { fleetWithExpiredToken, rotatedBy, useUntilSettled } from './behind-one-address.ts'
import { codeExchanged, faultMet } from './situations.ts'

export const contract: Contract = {
  id: 'killed-instance-costs-one-reconnect',
  group: 'refresh',
  title:
    'When an instance dies in the middle of a refresh, the app soon asks the person to connect again, once.',
  why:
    'Between Zoom’s response and the commit the new pair is in the memory of one process. If that dies, the pair is lost, and no lock ' +
    'can save it. What can be saved is the person’s patience: the claim of the dead instance runs out after some seconds (15 are enough: ' +
    'it only has to outlast a request to Zoom), another one finds that the token is dead, and says so.',
  goesWrong:
    'A machine crashes, and those whom it was refreshing can’t use the app any more: every request hangs until it times out, until ' +
    'somebody clears a lock by hand.',
  zoomSays:
    'Nothing to the instance that died; 400 {"reason":"Invalid Token!","error":"invalid_grant"} to the next one',
  remedy: `Give the claim a time limit, and let the next one take it over:
    -- PostgreSQL
    UPDATE zoom_connections SET refresh_claimed_until = extract(epoch FROM clock_timestamp()) * 1000 + 15000
    WHERE id = :id AND refresh_token = :refresh_token
      AND refresh_claimed_until <= extract(epoch FROM clock_timestamp()) * 1000;
    -- MariaDB
    UPDATE zoom_connections SET refresh_claimed_until = UNIX_TIMESTAMP(NOW(3)) * 1000 + 15000
    WHERE id = :id AND refresh_token = :refresh_token AND refresh_claimed_until <= UNIX_TIMESTAMP(NOW(3)) * 1000;
    -- SQLite
    UPDATE zoom_connections SET refresh_claimed_until = unixepoch('subsec') * 1000 + 15000
    WHERE id = :id AND refresh_token = :refresh_token AND refresh_claimed_until <= unixepoch('subsec') * 1000`,
  evidence: [
    'https://devforum.zoom.us/t/how-to-protect-against-losing-refresh-token-response/10375',
    'https://github.com/neondatabase/mcp-server-neon/pull/233',
  ],
  profiles: ['2026'],
  severity: 'should',
  needs: ['fleet', 'processes'],
  twins: ['claims-without-limit', 'waits-without-taking-over'],
  buildsOn: ['lost-response-ends-in-reconnect'],
  provokes: ['refresh-response-lost', 'parallel-refresh', 'refresh-token-reused'],
  situation: [faultMet('token'), codeExchanged(2)],
  waits: true,

  async run(test) {
    const { seen, given, expect } = test
    const { fleet, connected } = await fleetWithExpiredToken(test, 2)
    const { person } = connected

    const [doomed] = fleet.instances
    if (doomed === undefined) return
    const before = await seen.mark()
    const { ended } = await rotatedBy(test, doomed, connected, 30_000)
    await doomed.process?.kill()
    await Promise.all([ended, fleet.withdraw(doomed)])

    const { kind, answered, seconds, outcome } = await useUntilSettled(test, connected)
    const entries = async () => (await seen.refreshes(before)).map(({ seq }) => seq)
    expect.that(kind === 'asks-to-reconnect', {
      appDid: `An instance was killed between Zoom’s response to its refresh and its save, and ${seconds} seconds later ${answered}`,
      expected: 'another instance takes over, and the app asks to connect again: nobody has the new tokens',
      found:
        kind === 'works'
          ? 'the app says that it worked'
          : 'the app still neither works nor asks to connect again',
      symptom: answered,
      ...(outcome && { pretended: outcome }),
      causes: [
        'The claim of an instance that is gone has no time limit, or those who wait never look whether it is over.',
      ],
      entries: await entries(),
    })
    const asked = await seen.mark()
    const again = await person.use()
    const more = (await seen.refreshes(asked)).length
    given.by('dead-token-is-given-up').that(again.kind === 'asks-to-reconnect' && more === 0, {
      appDid: `The app had asked to connect again, and at the next use ${again.answered}`,
      expected: 'it keeps asking, and leaves Zoom alone',
      found: `${more} more refreshes`,
      entries: await entries(),
    })
    given.by('reconnect-after-the-grant-ended').works(await person.connect(), 'connected again')
    expect.works(
      await person.use(),
      'used the app after an instance was killed and the person had connected again',
    )
  },
}
