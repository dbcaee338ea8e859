import type { Contract } from '../src/contract-runner/index.ts'

export const contract: Contract = {
  id: 'state-is-used-once',
  group: 'connect',
  title: 'A state that was used is not accepted with another code.',
  why:
    'Addresses stay in histories, logs and Referer headers. A state that still works after its callback is a key that lies ' +
    'about: with it any code can be brought in. Used up with the first callback, it is worth nothing (RFC 9700, 4.7.1).',
  goesWrong:
    'Who finds an old callback in a log can attach their own Zoom account to that person’s session, as long as it lasts. And a reload ' +
    'of the callback becomes a second exchange, which fails.',
  zoomSays: 'Nothing is wrong at Zoom: the code is good, and it gives tokens for it.',
  remedy: `Delete the state, or mark it, in the statement that reads it:
    const pending = db.prepare(
      'UPDATE pending SET used_at = ? WHERE state = ? AND session = ? AND used_at IS NULL RETURNING *'
    ).get(now, state, session)`,
  evidence: [
    'https://www.rfc-editor.org/rfc/rfc9700#section-4.7.1',
    'https://github.com/soofstad/react-oauth2-pkce/issues/39',
  ],
  profiles: ['2026'],
  severity: 'should',
  needs: [],
  twins: ['exchanges-code-twice'],

  async run({ newPerson, seen, given, expect }) {
    const person = newPerson()
    const first = await person.connectUntilCallback()
    given.works(await first.deliver(), 'connected')
    const before = seen.mark()
    const second = await person.connectUntilCallback()
    const code = given.oneCode('connected again', before)
    const used = first.url.searchParams.get('state')
    given.that(used !== null && used !== second.url.searchParams.get('state'), {
      appDid: 'The app does not send a state of its own for each visit to Zoom.',
      expected: 'a new state each time',
      found: used === null ? 'no state' : 'the same state twice',
    })

    const mixed = new URL(second.url)
    mixed.searchParams.set('state', used ?? '')
    const outcome = await person.open(mixed)
    const exchanges = seen.exchanges(code.seq).filter(({ codeId }) => codeId === code.codeId)
    expect.that(exchanges.length === 0, {
      appDid: `The app accepted a state that it had accepted before, with another code; ${outcome.answered}`,
      expected: 'a page that says that this state was used, and nothing at the token endpoint',
      found: exchanges.map(({ type }) => type).join(', '),
      entries: [code.seq, ...exchanges.map(({ seq }) => seq)],
    })
  },
}
