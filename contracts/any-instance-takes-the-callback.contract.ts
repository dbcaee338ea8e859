import type { Contract } from '../src/contract-runner/index.ts'
import { behind } from './behind-one-address.ts'
import { apiCalled, codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'any-instance-takes-the-callback',
  group: 'reconnect',
  title: 'A person who starts to connect at one instance can come back from Zoom to another one.',
  why:
    'A load balancer knows no sessions, unless somebody has told it to. What the app has to know when the browser comes back (the ' +
    'state, the verifier, who it is) belongs into a store that all instances share.',
  goesWrong:
    'With two machines every second connect fails, with four most of them; trying again sometimes helps.',
  zoomSays: 'Nothing: Zoom issues a code each time, and accepts it.',
  remedy: `Keep the state where all instances find it, and use it up in one statement:
    -- PostgreSQL, MariaDB, SQLite
    INSERT INTO pending (state, session_id, verifier, expires_at) VALUES (:state, :session, :verifier, :expires_at);
    UPDATE pending SET used_at = :now
    WHERE state = :state AND session_id = :session AND used_at IS NULL AND expires_at > :now`,
  evidence: ['https://devforum.zoom.us/t/12302', 'https://datatracker.ietf.org/doc/html/rfc9700#section-4.7'],
  profiles: ['2026'],
  severity: 'must',
  needs: ['fleet'],
  twins: ['keeps-pending-in-memory'],
  situation: [codeExchanged(2), apiCalled(2)],

  async run(test) {
    const { subject, seen, given, expect } = test
    const fleet = await subject.startFleet(2)
    for (const time of ['first', 'second']) {
      const person = await behind(fleet, test).newPerson()
      // With cookies that hold the whole session, or a session store that is shared: both are fine.
      await person.signIn()
      const before = await seen.mark()
      const held = await person.connectUntilCallback()
      const began = fleet.last
      if (began !== undefined) await fleet.withdraw(began)
      const outcome = await held.deliver()
      if (began !== undefined) fleet.readmit(began)
      const causes = [
        'What the app has to know when the browser comes back is in the memory of the instance where it began.',
      ]
      const code = await expect.oneCode('connected, and came back to another instance', before, outcome)
      await expect.exchanged(code, outcome, causes)
      expect.works(outcome, `connected as the ${time} person, and came back from Zoom to another instance`)
      for (const instance of fleet.instances)
        given
          .by('connection-survives-a-restart')
          .works(await person.use({ instance }), 'used each instance after connecting')
    }
  },
}
