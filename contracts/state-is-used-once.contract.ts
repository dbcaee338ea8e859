import type { Contract } from '../src/contract-runner/index.ts'
import { expectNotTaken, givenGuarded, plantedCode } from './planted-code.ts'
import { codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'state-is-used-once',
  group: 'connect',
  title: 'A used state is not accepted with another code.',
  why:
    'URLs stay in histories, logs and Referer headers. A state that still works after its callback is a key lying ' +
    'around: anyone can use it to inject a code. Once the first callback uses it up, it is worth nothing (RFC ' +
    '9700, 4.7.1).',
  goesWrong:
    'Anyone who finds an old callback in a log can attach their own Zoom account to that person’s session, as long ' +
    'as it lasts. And reloading the callback triggers a second exchange, which fails.',
  zoomSays: 'Nothing is wrong at Zoom: the code is good, and Zoom returns tokens for it.',
  remedy: `Delete the state, or mark it as used, in the statement that reads it:
    // SQLite (PostgreSQL takes it too; MariaDB has no RETURNING here: count the changed rows)
    const pending = db.prepare(
      'UPDATE pending SET used_at = ? WHERE state = ? AND session_id = ? AND used_at IS NULL RETURNING *'
    ).get(now, state, session)`,
  evidence: [
    'https://www.rfc-editor.org/rfc/rfc9700#section-4.7.1',
    'https://github.com/soofstad/react-oauth2-pkce/issues/39',
  ],
  profiles: ['2026'],
  severity: 'should',
  needs: [],
  twins: ['exchanges-code-twice'],
  provokes: plantedCode,
  situation: [codeExchanged()],

  async run(test) {
    const { newPerson, seen, given } = test
    const person = await newPerson()
    const first = await person.connectUntilCallback()
    given.works(await first.deliver(), 'connected')
    const guard = await givenGuarded(test, await given.oneCode('connected'))
    const used = first.url.searchParams.get('state')
    if (guard === 'state') {
      const { url } = await person.connectUntilCallback()
      given.by('state-is-unguessable').that(used !== url.searchParams.get('state'), {
        appDid: 'The app does not send a new state for each visit to Zoom.',
        expected: 'a new state each time',
        found: 'the same state twice',
      })
    }
    // Somebody else's code: what the app does with a second one of the same person is another promise.
    const other = await newPerson()
    const before = await seen.mark()
    const mixed = new URL((await other.connectUntilCallback()).url)
    const code = await given.oneCode('connected as somebody else', before)
    if (guard === 'state') mixed.searchParams.set('state', used ?? '')

    const outcome = await person.open(mixed)
    await expectNotTaken(test, {
      code,
      guard,
      outcome,
      appDid: 'The app accepted a state again, with another code',
      which: 'came with a state that was already used',
      expected: 'a page that says that this state was used, and no request to the token endpoint',
    })
  },
}
