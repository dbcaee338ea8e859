import type { Contract } from '../src/contract-runner/index.ts'
import { codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'callback-without-state-restarts',
  group: 'connect',
  title: 'A callback without a state is refused, and the person can still connect.',
  why:
    'An install that starts in Zoom’s Marketplace ends at the callback with a code and no state. Nobody at the app ' +
    'asked for that code, so it must not be exchanged for the signed-in person. Start the flow from the app ' +
    'instead: Zoom sends a person who has just consented straight back.',
  goesWrong:
    'Everyone who installs the app from the Marketplace first sees “Invalid state parameter”, or a server error. ' +
    'Where the app accepts such callbacks, anyone can inject a code.',
  zoomSays: 'GET <redirect URI>?code=…, with nothing else in the query.',
  remedy: `Start the flow instead of showing an error:
    if (!url.searchParams.has('state') && url.searchParams.has('code')) return redirect('/connect')`,
  evidence: [
    'https://github.com/zoom/zoomapps-advancedsample-react/issues/15',
    'https://developers.zoom.us/docs/integrations/oauth/',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['accepts-callback-without-state', 'crashes-without-state'],
  about: ['install-without-state-accepted'],
  // The code of an install has no challenge, whatever the app sends in its own authorize requests.
  provokes: ['pkce-challenge-missing'],
  situation: [codeExchanged(2)],

  async run({ zoom, newPerson, newConnectedPerson, seen, given, expect }) {
    await newConnectedPerson()
    const { redirectUri } = await given.oneCode('connected')

    const person = await newPerson()
    await person.signIn()
    const before = await seen.mark()
    const callback = (await zoom.install({ user: person.zoomUser.id, redirectUri })).callbackUrl
    const installed = (await seen.codesIssued(before)).find(({ userId }) => userId === person.zoomUser.id)
    const outcome = await person.open(new URL(callback))
    const exchanged = (await seen.exchanges(before)).filter(({ codeId }) => codeId === installed?.codeId)
    expect.that(exchanged.length === 0, {
      appDid: `The app exchanged a code that came without a state; ${outcome.answered}`,
      expected: 'a redirect to Zoom’s authorize page, or a page that offers to connect',
      found: exchanged.map(({ type }) => type).join(', '),
      entries: exchanged.map(({ seq }) => seq),
    })
    given
      .by('callback-is-answered')
      .answered(outcome, 'came from Zoom’s Marketplace, with a code and no state')
    expect.works(await person.connect(), 'connected after coming from the Marketplace')
    expect.works(await person.use(), 'used the app after connecting')
  },
}
