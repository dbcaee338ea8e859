import type { Contract } from '../src/contract-runner/index.ts'
import { faultMet } from './situations.ts'
import { expectConnectionOutlives } from './trouble-at-refresh.ts'

export const contract: Contract = {
  id: 'server-error-keeps-the-connection',
  group: 'refresh',
  title: 'A refresh that ends in a server error or a gateway timeout costs nobody the connection.',
  why:
    'A 5xx says that Zoom has a problem, not the token. When a token is dead, Zoom says so (400, “Invalid ' +
    'Token!”); everything else is a reason to keep it and to try again at the next call.',
  goesWrong:
    'Zoom has a bad quarter of an hour, and afterwards everyone who used the app in that time has to connect again.',
  zoomSays: '500, 502, 503 or 504, with any body, often none',
  remedy: `Forget tokens for one reason only, and pass every other failure on:
    if (saysTokenIsDead(response.status, body)) { forgetTokens(row); throw new ConnectAgain() }
    if (!response.ok) throw new ZoomUnavailable(response.status) // the row stays as it is`,
  evidence: [
    'https://github.com/Jericho/ZoomNet/blob/develop/Source/ZoomNet/Utilities/OAuthTokenHandler.cs',
    'https://devforum.zoom.us/t/how-to-protect-against-losing-refresh-token-response/10375',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['drops-tokens-on-5xx'],
  situation: [faultMet('token')],

  run: (test) =>
    expectConnectionOutlives(test, [
      { happened: 'got a 500 with an empty body', fault: { answer: 'empty' } },
      {
        happened: 'got a gateway’s 504',
        fault: { status: 504, body: '<h1>504 Gateway Time-out</h1>' },
      },
    ]),
}
