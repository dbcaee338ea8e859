import type { Contract } from '../src/contract-runner/index.ts'
import { codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'connecting-survives-a-restart',
  group: 'reconnect',
  title: 'A person who is at Zoom while the app restarts comes back and gets connected.',
  why:
    'There is always somebody on Zoom’s page when a deploy happens, and with two instances the callback often goes ' +
    'to the other one. What the callback needs (the state, the verifier, the session) has to be stored where both ' +
    'can read it.',
  goesWrong:
    'Around each deploy, and all the time with more than one instance, some people see “Invalid state” after they ' +
    'have allowed the app.',
  zoomSays: 'Nothing: the code is good for five minutes, whichever process exchanges it.',
  remedy: `Keep pending authorizations in the database or in a signed cookie, never in a variable of the process:
    // PostgreSQL
    await db.query('INSERT INTO pending (state, session_id, verifier, expires_at) VALUES ($1, $2, $3, $4)', pending)`,
  evidence: ['https://devforum.zoom.us/t/137623', 'https://github.com/zoom/rivet-javascript'],
  profiles: ['2026'],
  severity: 'should',
  needs: ['restart'],
  twins: ['keeps-pending-in-memory'],
  situation: [codeExchanged(2)],

  async run({ subject, newPerson, newConnectedPerson, seen, given, expect }) {
    await newConnectedPerson()
    const person = await newPerson()
    const before = await seen.mark()
    const callback = await person.connectUntilCallback()
    const code = await given.oneCode('allowed the app on Zoom’s page', before)
    await subject.restart()
    const outcome = await callback.deliver()
    const exchanges = await seen.exchanges(code.seq)
    // A code that did arrive at Zoom is another story.
    expect.that(exchanges.length > 0, {
      appDid:
        'The app was restarted while somebody was on Zoom’s page, and what it had kept for their way back was lost with the ' +
        `restart: it exchanged no code, and ${outcome.answered}`,
      expected: 'the exchange of the code that Zoom sent to the callback',
      found: 'no exchange',
      causes: [
        'The state, or the session that it belongs to, is kept in memory.',
        'It is stored, but written later, and not when the process ends.',
        'It is encrypted or signed with a key that changes with each start.',
      ],
      entries: [code.seq],
    })
    await expect.exchanged(code, outcome)
    expect.works(outcome, 'came back from Zoom after the app had been restarted')
  },
}
