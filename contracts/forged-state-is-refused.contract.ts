import type { Contract } from '../src/contract-runner/index.ts'
import { expectNotTaken, givenAnswered, givenGuarded, plantedCode } from './planted-code.ts'
import { codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'forged-state-is-refused',
  group: 'connect',
  title: 'The app refuses a callback whose state it never sent, and does not exchange the code.',
  why:
    'The state only protects if the app compares it with the one it kept, before the exchange. Sending a state and ' +
    'never checking it is the most common mistake in public code.',
  goesWrong:
    'The same as without any state: people’s meetings end up in the Zoom account of the person who sent the link.',
  zoomSays: 'Nothing is wrong at Zoom: the code is good, and Zoom returns tokens for it.',
  remedy: `Look the state up first, and stop if it isn’t there:
    const pending = takePending(session, url.searchParams.get('state'))
    if (pending === undefined) return page(400, 'This did not start here. Start again.')
    const tokens = await exchange(url.searchParams.get('code'), pending)`,
  evidence: [
    'https://www.rfc-editor.org/rfc/rfc6749#section-10.12',
    'https://github.com/calcom/cal.diy',
    'https://github.com/attendee-labs/attendee',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['accepts-any-state'],
  provokes: plantedCode,
  situation: [codeExchanged()],

  async run(test) {
    const { newPerson, newConnectedPerson, seen, given } = test
    await newConnectedPerson()
    const person = await newPerson()
    const before = await seen.mark()
    const callback = await person.connectUntilCallback()
    const code = await given.oneCode('allowed the app on Zoom’s page', before)
    const guard = await givenGuarded(test, code)

    const forged = new URL(callback.url)
    forged.searchParams.set('state', 'c3RhdGUtb2Ytc29tZWJvZHktZWxzZS1hbHRvZ2V0aGVy')
    // Without a state there is nothing to forge: it is the browser that must be another.
    const opener = guard === 'pkce' ? await newPerson() : person
    if (opener !== person) await opener.signIn()
    const outcome = await opener.open(forged)
    await expectNotTaken(test, {
      code,
      guard,
      outcome,
      appDid: 'The app exchanged a code that came with a state it had never sent',
      which: 'came with a forged state',
      expected: 'a page that says so, and no request to the token endpoint',
    })
    givenAnswered(test, guard, outcome, 'opened a callback with a forged state')
  },
}
