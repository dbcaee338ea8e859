import type { Contract, ContractRun, Person } from '../src/contract-runner/index.ts'
import { authorizeAsked, declined } from './situations.ts'

export const contract: Contract = {
  id: 'error-is-not-exchanged',
  group: 'connect',
  title: 'After a callback with an error, the app sends no token request.',
  why:
    'An error at the callback is the end of this attempt, whatever else is in the URL (RFC 6749, 4.1.2.1). Without a code ' +
    'there is nothing to exchange; and a code beside an error did not come from Zoom, which sends one or the other.',
  goesWrong:
    'Somebody declines, and the app asks Zoom for tokens with code=undefined: an error in its log for each person who ' +
    'changed their mind. Whoever can add a code to a URL connects somebody who has declined.',
  zoomSays: 'GET <redirect URI>?error=access_denied&state=…',
  remedy: `Look for the error before the code, and stop there:
    const error = url.searchParams.get('error')
    if (error !== null) return page(400, 'Zoom was not connected.', { again: '/connect' })`,
  evidence: [
    'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1',
    'https://www.rfc-editor.org/rfc/rfc9700#section-4.7.1',
  ],
  profiles: ['2026'],
  severity: 'should',
  needs: [],
  twins: ['exchanges-a-code-beside-an-error', 'asks-for-tokens-after-a-decline'],
  presupposes: ['callback-is-answered', 'state-is-sent'],
  situation: [declined(), authorizeAsked(3)],

  async run(test) {
    const { zoom, newPerson, newConnectedPerson, seen } = test
    await newConnectedPerson()
    await zoom.switches.set({ decline: 'redirect' })
    const declining = await newPerson()
    const before = await seen.mark()
    await declining.connect({ decision: 'decline' })
    await expectNoTokenRequest(test, before, 'The person declined on Zoom’s page')

    const person = await newPerson()
    const { url } = await person.connectUntilCallback()
    const both = new URL(url)
    both.searchParams.set('error', 'access_denied')
    await open(test, person, both)
  },
}

async function open(test: ContractRun, person: Person, url: URL): Promise<void> {
  const before = await test.seen.mark()
  const { answered } = await person.open(url)
  const what = `The callback came with an error and a code (${answered})`
  await expectNoTokenRequest(test, before, what)
}

async function expectNoTokenRequest(
  { seen, expect }: ContractRun,
  before: number,
  what: string,
): Promise<void> {
  const requests = await seen.tokenRequests(before)
  expect.that(requests.length === 0, {
    appDid: `${what}, and the app sent a token request all the same.`,
    expected: 'no token request: the attempt is over',
    found: requests
      .map(({ status, parameters }) => `code=${parameters.get('code') ?? '(none)'}, answered with ${status}`)
      .join('; '),
    entries: requests.map(({ seq }) => seq),
  })
}
