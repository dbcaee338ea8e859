import type { Contract } from '../src/contract-runner/index.ts'
import { apiCalled, codeExchanged } from './situations.ts'

export const contract: Contract = {
  id: 'connect-works',
  group: 'connect',
  title: 'A person connects their Zoom account, and the app can use it.',
  why:
    'The authorization code flow as Zoom documents it: send the browser to /oauth/authorize, take the code from the ' +
    'callback, exchange it at /oauth/token with the same redirect_uri (and the code_verifier, if a challenge was sent), ' +
    'and call the API with the access token in the Authorization header.',
  goesWrong:
    'Nobody can connect. The user allows the app on Zoom’s page and comes back to an error, or to “connected” ' +
    'until the first call to Zoom fails.',
  zoomSays:
    'At the token endpoint 400 {"reason":"Invalid authorization code","error":"invalid_grant"}, also when only the ' +
    'code_verifier is wrong or missing; 400 with the reason “Redirect URI mismatch” when redirect_uri differs; at the API ' +
    '401 {"code":124,"message":"Invalid access token."}',
  remedy: `Let one library make both requests of the flow, with one redirect_uri and one code_verifier:
    const callback = oauth.validateAuthResponse(zoom, client, callbackUrl, pending.state)
    const answer = await oauth.authorizationCodeGrantRequest(
      zoom, client, clientAuth, callback, redirectUri, pending.codeVerifier)
    const tokens = await oauth.processAuthorizationCodeResponse(zoom, client, answer)`,
  evidence: [
    'https://developers.zoom.us/docs/integrations/oauth/',
    'https://github.com/Jericho/ZoomNet/issues/61',
    'https://devforum.zoom.us/t/in-client-auth-invalid-authorization-code/77062',
  ],
  profiles: ['2026', '2020'],
  severity: 'must',
  needs: [],
  twins: [
    'sends-another-redirect-uri',
    'leaves-out-the-redirect-uri',
    'forgets-the-verifier',
    'leaves-out-the-challenge-method',
    'asks-for-classic-scopes',
  ],
  situation: [codeExchanged(), apiCalled()],

  async run({ newPerson, seen, expect }) {
    const person = await newPerson()
    const connected = await person.connect()
    const code = await expect.oneCode('connected', undefined, connected)
    const { grantId } = await expect.exchangedOnce(code, connected)
    expect.works(connected, 'connected')

    const before = await seen.mark()
    expect.works(await person.use(), 'used the app after connecting')
    await expect.apiCalled(grantId, 'used the app after connecting', before)
  },
}
