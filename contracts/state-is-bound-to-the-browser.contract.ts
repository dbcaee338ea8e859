import type { Contract } from '../src/contract-runner/index.ts'
import { expectNotTaken, givenAnswered, givenGuarded, plantedCode } from './planted-code.ts'
import { codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'state-is-bound-to-the-browser',
  group: 'connect',
  title: 'A callback works only in the browser that started it.',
  why:
    'It is not enough that the app has sent the state: it must have sent it to this browser. An attacker can start ' +
    'at the app, stop before the callback, and give that URL, with a genuine state, to somebody else (RFC 9700, ' +
    '4.7).',
  goesWrong:
    'An attacker’s Zoom account gets connected for the person who opened the link, or the person’s account for the ' +
    'attacker, who can then read their meetings.',
  zoomSays: 'Nothing is wrong at Zoom: the code is good, and Zoom returns tokens for it.',
  remedy: `Keep the state with the session, and look both up together:
    -- PostgreSQL, SQLite
    UPDATE pending SET used_at = :now
    WHERE state = :state AND session_id = :session AND used_at IS NULL RETURNING *
    -- MariaDB (the callback is good if this changed one row)
    UPDATE pending SET used_at = :now
    WHERE state = :state AND session_id = :session AND used_at IS NULL`,
  evidence: [
    'https://www.rfc-editor.org/rfc/rfc9700#section-4.7',
    'https://www.rfc-editor.org/rfc/rfc6749#section-10.12',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['state-not-bound-to-session', 'accepts-any-state'],
  provokes: plantedCode,
  presupposes: ['forged-state-is-refused'],
  situation: [codeExchanged(2)],

  async run(test) {
    const { newPerson, newConnectedPerson, seen, given, expect } = test
    await newConnectedPerson()
    const attacker = await newPerson()
    const victim = await newPerson()
    await victim.connectUntilCallback()
    const before = await seen.mark()
    const planted = await attacker.connectUntilCallback()
    const code = await given.oneCode('allowed the app on Zoom’s page', before)
    const guard = await givenGuarded(test, code)

    const outcome = await victim.open(planted.url)
    await expectNotTaken(test, {
      code,
      guard,
      outcome,
      appDid:
        'Somebody opened the callback of another person in a browser of their own, and the app exchanged its code',
      which: 'another browser brought',
      expected: 'a page that says that this did not start here, and no request to the token endpoint',
    })
    givenAnswered(test, guard, outcome, 'opened another person’s callback')
    expect.works(await victim.connect(), 'connected after that')
    expect.works(await victim.use(), 'used the app after connecting')
  },
}
