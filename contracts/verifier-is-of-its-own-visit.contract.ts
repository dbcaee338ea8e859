import type { Contract, ContractRun, HeldCallback, Person } from '../src/contract-runner/index.ts'
import { codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'verifier-is-of-its-own-visit',
  group: 'connect',
  title: 'When two visits to Zoom are under way, each code is sent with the verifier of its own visit.',
  why:
    'A PKCE verifier is made for one visit, and Zoom compares it with the challenge of that visit alone. Two people connect at the ' +
    'same time, and one person opens two tabs: a verifier that is kept once for the process, or once for a session, is then that ' +
    'of the later visit.',
  goesWrong:
    'Some people can’t connect, and the message blames a code that is perfectly good. When they try again alone, it works.',
  zoomSays: '400 {"reason":"Invalid authorization code","error":"invalid_grant"}',
  remedy: `Keep the verifier in the row of its state, and read both together:
    pending.insert({ state, session, codeVerifier })
    const { codeVerifier } = pending.take(callback.state, session) // not: session.codeVerifier`,
  evidence: [
    'https://devforum.zoom.us/t/in-client-auth-invalid-authorization-code/77062',
    'https://www.rfc-editor.org/rfc/rfc7636#section-4.1',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['keeps-one-verifier-per-session', 'keeps-the-last-verifier'],
  remedyFor: ['pkce-mismatch', 'pkce-verifier-missing'],
  presupposes: ['pkce-pair-is-consistent', 'state-is-unguessable'],
  situation: [codeExchanged(2)],

  async run(test) {
    const { newPerson, newConnectedPerson, seen, notApplicable } = test
    await newConnectedPerson()
    const [asked] = await seen.authorizeRequests()
    if (!asked?.parameters.get('code_challenge')) return notApplicable('the app sends no code challenge')

    const people = [await newPerson(), await newPerson()]
    await deliverAll(test, people, 'Two people were at Zoom at the same time')
    const person = await newPerson()
    const deed = 'Somebody had begun to connect in two tabs of one browser'
    // They can try again in one tab.
    await deliverAll(test, [person, person], deed, 'should')
  },
}

/** An app may keep one visit of a person at a time, and refuse the callback of another: then it sends no code. */
async function deliverAll(
  { seen, expect }: ContractRun,
  visitors: readonly Person[],
  deed: string,
  severity?: 'should',
): Promise<void> {
  const before = await seen.mark()
  const callbacks: HeldCallback[] = []
  for (const visitor of visitors) callbacks.push(await visitor.connectUntilCallback())
  for (const callback of callbacks) {
    const { answered } = await callback.deliver()
    const refused = (await seen.exchanges(before)).find(
      (entry) => entry.type === 'code.refused' && entry.reason.startsWith('pkce-'),
    )
    expect.that(refused === undefined, {
      appDid: `${deed}, and the app sent the code of one visit without the verifier of that visit; ${answered}`,
      expected: 'the verifier that was made for this visit',
      found: refused?.type === 'code.refused' ? refused.reason : '',
      entries: refused === undefined ? [] : [refused.seq],
      ...(severity && { severity }),
    })
  }
}
