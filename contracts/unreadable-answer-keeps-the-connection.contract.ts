import type { Contract } from '../src/contract-runner/index.ts'
import { expectConnectionOutlives } from './trouble-at-refresh.ts'

export const contract: Contract = {
  id: 'unreadable-answer-keeps-the-connection',
  group: 'refresh',
  title: 'A refresh that is answered with HTML, or with nothing, costs nobody the connection.',
  why:
    'What stands between an app and Zoom (a proxy, a firewall, a page about maintenance) answers in HTML, also with status ' +
    '200. An answer that is no JSON comes from somebody else, and says nothing about the token.',
  goesWrong:
    'A proxy shows its error page for a minute; the app fails to parse it, takes that for a no, and deletes the tokens of ' +
    'everybody who was refreshed in that minute.',
  zoomSays: '200 or 4xx with Content-Type: text/html, or with an empty body',
  remedy: `Take an answer for Zoom’s only if it reads like one:
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

  run: (test) =>
    expectConnectionOutlives(test, [
      {
        happened: 'was answered with a page of HTML',
        fault: { status: 200, body: '<html>We’ll be back soon.</html>' },
      },
      { happened: 'was answered with an empty body', fault: { status: 200 } },
      {
        happened: 'was answered with a firewall’s page',
        fault: { status: 403, body: '<h1>403 Forbidden</h1>' },
      },
    ]),
}
