import type { Contract } from '../src/contract-runner/index.ts'
import { givenGuarded, guardedByPkce } from './planted-code.ts'
import { authorizeAsked } from './situations.ts'

export const contract: Contract = {
  id: 'state-is-unguessable',
  group: 'connect',
  title: 'The state is new and unguessable every time.',
  why:
    'A state that can be guessed protects nobody: anyone who knows it can make a callback that the app accepts ' +
    'as its own. RFC 6749, 10.10 asks for a chance of less than one in 2^128; a person’s id, a counter or the time of ' +
    'day doesn’t meet that.',
  goesWrong:
    'Nothing, until somebody looks for it. Then they send links that connect their own Zoom account to other ' +
    'people, or other people’s accounts to themselves.',
  zoomSays: 'Nothing: to Zoom the state is text that it sends back.',
  remedy: `Generate the state with a cryptographic random source, and keep what it stands for on the server:
    const state = randomBytes(32).toString('base64url')
    pending.set(state, { person, session, at: Date.now() })`,
  evidence: [
    'https://www.rfc-editor.org/rfc/rfc6749#section-10.10',
    'https://github.com/calcom/cal.diy',
    'https://devforum.zoom.us/t/12302',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['predictable-state'],
  about: ['state-guessable', 'state-reused'],
  situation: [authorizeAsked(4)],

  async run(test) {
    const { newPerson, seen, expect, notApplicable } = test
    const people = [await newPerson(), await newPerson()]
    for (const person of people) await (await person.connectUntilCallback()).deliver()
    // The second callback stays undelivered: what the app does with a second code is another promise.
    for (const person of people) await person.connectUntilCallback()
    const asked = await seen.authorizeRequests()
    // This promise is about the state that Zoom read, not about how the request spelled it.
    const entries = (await seen.codesIssued()).map(({ seq }) => seq)
    const states = asked.map(({ state }) => state ?? '')
    for (const code of await seen.codesIssued())
      if ((await givenGuarded(test, code)) === 'pkce') return notApplicable(guardedByPkce)

    const repeated = states.find((state, index) => states.indexOf(state) !== index)
    expect.that(repeated === undefined, {
      appDid: 'The app sent the same state to Zoom more than once.',
      expected: 'a new state each time',
      found: `${states.filter((state) => state === repeated).length} times ${shorten(repeated ?? '')}`,
      entries,
    })
    // Compare states of one person only: a name in the state differs between people, and isn't a secret.
    const bits = Math.min(
      ...people.map((_, index) => bitsThatChange(states[index] ?? '', states[index + people.length] ?? '')),
    )
    const named = people.find(({ name }) =>
      states.some((state) => readings(state).some((text) => text.includes(name))),
    )
    expect.that(bits >= leastBits, {
      appDid:
        named === undefined
          ? 'Hardly anything changes from one state to the next, so the next one can be guessed.'
          : `The app’s state contains the person’s name, ${named.name}, and hardly anything that changes.`,
      expected: `at least ${leastBits} bits that are new each time, better 128`,
      found: `about ${bits} in ${states.map(shorten).join(' ')}`,
      entries,
    })
  },
}

/** Half of what RFC 6749 asks for: from outside we can only see how many characters differ. */
const leastBits = 64

/** The most that two states can differ, if everything between their common start and end is random. */
function bitsThatChange(one: string, other: string): number {
  const length = Math.min(one.length, other.length)
  let start = 0
  while (start < length && one[start] === other[start]) start += 1
  let end = 0
  while (end < length - start && one.at(-1 - end) === other.at(-1 - end)) end += 1
  const changed = other.slice(start, other.length - end)
  const alphabet = /^\d*$/.test(changed)
    ? 10
    : /^[\da-f-]*$/i.test(changed)
      ? 16
      : /^[\da-z-]*$/.test(changed)
        ? 36
        : 64
  return Math.floor(changed.replaceAll('-', '').length * Math.log2(alphabet))
}

/** The state as it is, and decoded in the ways in which apps usually encode it. */
function readings(state: string): string[] {
  return [state, Buffer.from(state, 'base64url').toString('utf8'), Buffer.from(state, 'hex').toString('utf8')]
}

function shorten(state: string): string {
  return state.length > 24 ? `${state.slice(0, 20)}…` : state
}
