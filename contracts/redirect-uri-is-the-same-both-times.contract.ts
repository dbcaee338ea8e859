import type { Contract } from '../src/contract-runner/index.ts'
import { codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'redirect-uri-is-the-same-both-times',
  group: 'connect',
  title: 'The token request repeats the redirect URI of the authorize request exactly.',
  why:
    'Zoom documents redirect_uri as required at the token endpoint, and equal to the first one (error 4709). Some ' +
    'apps get away with leaving it out and others are refused; nobody knows why. The comparison is byte by byte: ' +
    'case, slash and port count.',
  goesWrong:
    'Nobody can connect; or nobody can any more, after the app’s settings at Zoom or the proxy in front of it ' +
    'changed.',
  zoomSays: '400 with the reason “Redirect URI mismatch”.',
  remedy: `Build the redirect URI in one place, and use it both times:
    const redirectUri = new URL('/zoom/callback', config.publicUrl).href
    authorizeUrl.searchParams.set('redirect_uri', redirectUri)
    tokenRequest.set('redirect_uri', redirectUri)`,
  evidence: [
    'https://github.com/Jericho/ZoomNet/issues/61',
    'https://github.com/Jericho/ZoomNet/issues/104',
    'https://developers.zoom.us/docs/integrations/oauth-error-messages/',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['sends-another-redirect-uri', 'leaves-out-the-redirect-uri'],
  about: ['redirect-uri-mismatch'],
  situation: [codeExchanged()],

  async run({ newPerson, seen, given, expect }) {
    await (await newPerson()).connect()
    const { redirectUri, seq } = await given.oneCode('connected')
    const exchange = (await seen.tokenRequests(seq)).find(
      ({ parameters }) => parameters.get('grant_type') === 'authorization_code',
    )
    given.that(exchange !== undefined, {
      appDid: 'The app exchanged no code after its callback.',
      expected: 'a request to the token endpoint with grant_type=authorization_code',
      found: 'none',
      entries: [seq],
    })
    const repeated = exchange?.parameters.get('redirect_uri')
    expect.that(repeated === redirectUri, {
      appDid: repeated
        ? `The app asked Zoom to come back to ${redirectUri}, and exchanged the code with ${repeated}.`
        : `The app asked Zoom to come back to ${redirectUri}, and exchanged the code without a redirect_uri.`,
      expected: redirectUri,
      found: repeated ?? 'no redirect_uri',
      entries: [seq, ...(exchange === undefined ? [] : [exchange.seq])],
    })
  },
}
