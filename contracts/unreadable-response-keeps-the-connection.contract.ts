import type { Contract } from '../src/contract-runner/index.ts'
import { faultMet } from './situations.ts'
import { expectConnectionOutlives } from './trouble-at-refresh.ts'

export const contract: Contract = {
  id: 'unreadable-response-keeps-the-connection',
  group: 'refresh',
  title: 'A refresh that gets HTML or an empty response costs nobody the connection.',
  why:
    'Things between an app and Zoom (a proxy, a firewall, a maintenance page) respond in HTML, sometimes with ' +
    'status 200. A response that isn’t JSON does not come from Zoom, and says nothing about the token.',
  goesWrong:
    'A proxy shows its error page for a minute. The app fails to parse it, treats that as a refusal, and deletes ' +
    'the tokens of everyone who was refreshed in that minute.',
  zoomSays: '200 or 4xx with Content-Type: text/html, or with an empty body',
  remedy: `Accept a response as Zoom’s only if it looks like one:
    const body = tryParse(await response.text())
    if (typeof body?.access_token === 'string') return body
    if (saysTokenIsDead(response.status, body)) { forgetTokens(row); throw new ConnectAgain() }
    throw new ZoomUnavailable(response.status)`,
  evidence: [
    'https://github.com/Jericho/ZoomNet/blob/develop/Source/ZoomNet/Utilities/OAuthTokenHandler.cs',
    'https://github.com/calcom/cal.com/blob/main/packages/app-store/zoomvideo/lib/VideoApiAdapter.ts',
    'https://github.com/attendee-labs/attendee/blob/main/bots/zoom_oauth_connections_utils.py',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['drops-tokens-on-html'],
  buildsOn: ['server-error-keeps-the-connection'],
  situation: [faultMet('token')],

  run: (test) =>
    expectConnectionOutlives(test, [
      {
        happened: 'got an HTML page',
        fault: { status: 200, body: '<html>We’ll be back soon.</html>' },
      },
      { happened: 'got an empty body', fault: { status: 200 } },
      {
        happened: 'got a firewall’s page',
        fault: { status: 403, body: '<h1>403 Forbidden</h1>' },
      },
    ]),
}
