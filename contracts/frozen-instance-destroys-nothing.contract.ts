import type { Contract } from '../src/contract-runner/index.ts'
import { fleetWithExpiredToken, rotatedBy, useUntilSettled } from './behind-one-address.ts'
import { expire } from './expired-token.ts'
import { codeExchanged, faultMet } from './situations.ts'

export const contract: Contract = {
  id: 'frozen-instance-destroys-nothing',
  group: 'refresh',
  title:
    'An instance that hangs during a refresh stops nobody else for long, and destroys nothing when it wakes up.',
  why:
    'A process can stand still for as long as it likes: its machine is moved, swaps, or pauses for a snapshot. A lock of the database ' +
    'lasts as long, because the connection stays open; a claim with a time limit does not. And when the process goes on, it believes ' +
    'that no time has passed, so what it saves then has to be compared with what is there by now.',
  goesWrong:
    'One machine hangs, and people whom it was refreshing can’t use the app on any machine. They connect again; it wakes up, writes ' +
    'its old pair over the new one, and they are out again.',
  zoomSays: '400 {"reason":"Invalid Token!","error":"invalid_grant"} to the pair that it saves in the end',
  remedy: `Hold no transaction and no lock during the request, but a claim with a time limit; and save only over the token that you sent:
    -- PostgreSQL, MariaDB, SQLite
    UPDATE zoom_connections SET access_token = :new_access_token, refresh_token = :new_refresh_token
    WHERE id = :id AND refresh_token = :refresh_token AND deleted_at IS NULL`,
  evidence: [
    'https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-IDLE-IN-TRANSACTION-SESSION-TIMEOUT',
    'https://github.com/neondatabase/mcp-server-neon/pull/233',
  ],
  profiles: ['2026'],
  severity: 'should',
  needs: ['fleet', 'processes'],
  twins: [
    'holds-the-row-during-the-call',
    'claims-without-limit',
    'waits-without-taking-over',
    'saves-without-comparison',
  ],
  buildsOn: ['newer-connection-survives-a-late-refresh'],
  provokes: ['refresh-response-lost', 'parallel-refresh', 'refresh-token-reused'],
  situation: [faultMet('token'), codeExchanged(2)],
  waits: true,

  async run(test) {
    const { seen, given, expect } = test
    const { fleet, connected } = await fleetWithExpiredToken(test, 2)
    const { person } = connected

    const [frozen, ...others] = fleet.instances
    if (frozen === undefined) return
    const before = await seen.mark()
    const { ended } = await rotatedBy(test, frozen, connected, 1_000)
    frozen.process?.freeze()
    const withdrawn = fleet.withdraw(frozen)
    const { kind, answered, seconds } = await useUntilSettled(test, connected)
    expect.that(kind !== 'failed', {
      appDid: `An instance stood still in the middle of a refresh, and ${seconds} seconds later ${answered}`,
      expected: 'another instance takes over, and works or asks to connect again',
      found: 'the app does neither',
      symptom: answered,
      causes: ['The instance that stands still holds a lock, or a claim without a time limit.'],
      entries: (await seen.refreshes(before)).map(({ seq }) => seq),
    })
    given.by('reconnect-after-the-grant-ended').works(await person.connect(), 'connected again')
    frozen.process?.thaw()
    await Promise.all([ended, withdrawn])
    for (const instance of [frozen, ...others])
      expect.works(
        await person.use({ instance }),
        'had connected again while an instance stood still, and used the app after it had woken up',
      )
    await expire(test)
    expect.works(await person.use(), 'used the app an hour after an instance had stood still and woken up')
  },
}
