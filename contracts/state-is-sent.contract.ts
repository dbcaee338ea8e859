import type { Contract } from '../src/contract-runner/index.ts'
import { authorizeAsked } from './situations.ts'

export const contract: Contract = {
  id: 'state-is-sent',
  group: 'connect',
  title: 'The authorize request carries a state.',
  why:
    'Anyone can make a browser open a callback URL. The state is how the app knows that this browser asked for ' +
    'this code. Zoom leaves it to the app: the parameter is optional, and Zoom sends back what it got, or nothing ' +
    '(RFC 6749, 10.12).',
  goesWrong:
    'Somebody sends a person a link that contains the sender’s own code. The person opens it, and from then on the ' +
    'app creates their meetings in a stranger’s Zoom account. Nothing looks wrong to anyone.',
  zoomSays:
    'Nothing: without a state the callback is just ?code=…, and every code that Zoom has issued for the app is good.',
  remedy: `Make a random state at each start, keep it with the browser’s session, and send it along:
    const state = randomBytes(32).toString('base64url')
    session.zoomState = state
    authorizeUrl.searchParams.set('state', state)`,
  evidence: [
    'https://www.rfc-editor.org/rfc/rfc6749#section-10.12',
    'https://developers.zoom.us/docs/integrations/oauth/',
    'https://devforum.zoom.us/t/12302',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['sends-no-state'],
  about: ['state-missing'],
  situation: [authorizeAsked()],

  async run({ newPerson, seen, expect }) {
    await (await newPerson()).connectUntilCallback()
    const [asked] = await seen.authorizeRequests()
    // RFC 9700, 2.1: with PKCE the state is a second lock on the same door.
    const hasPkce = asked?.parameters.get('code_challenge_method') === 'S256'
    expect.that((asked?.state ?? '') !== '', {
      ...(hasPkce && { severity: 'should' as const }),
      appDid: 'The app sent the browser to Zoom without a state.',
      expected: 'the parameter state, with a value that only this browser can bring back',
      found: asked?.state === '' ? 'an empty state' : 'no state',
      entries: asked === undefined ? [] : [asked.seq],
    })
  },
}
