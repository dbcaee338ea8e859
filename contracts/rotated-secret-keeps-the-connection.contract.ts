import type { Contract } from '../src/contract-runner/index.ts'
import { faultMet } from './situations.ts'
import { expectConnectionOutlives } from './trouble-at-refresh.ts'

export const contract: Contract = {
  id: 'rotated-secret-keeps-the-connection',
  group: 'refresh',
  title: 'A refresh that Zoom refuses because of the client secret costs nobody the connection.',
  why:
    'When the client secret is replaced, the app sends the old one until somebody changes its settings. Zoom then refuses ' +
    'the app (“invalid_client”), not the token: with the new secret, the same refresh token works.',
  goesWrong:
    'Somebody rotates the secret, as they should. In the minutes until the new one is everywhere, the app deletes the ' +
    'connection of everyone who uses it, and all of them have to connect again.',
  zoomSays: '400 {"reason":"Invalid client_id or client_secret","error":"invalid_client"}',
  remedy: `Look at the error, not at the status: only these two say that the token is dead:
    const dead = body.error === 'invalid_grant' || (body.error === 'invalid_request' && body.reason === 'Invalid Token!')
    if (!dead) throw new ZoomUnavailable(body.error) // the row stays as it is`,
  evidence: [
    'https://github.com/JubaerHossain/zoom-laravel/issues/3',
    'https://developers.zoom.us/docs/integrations/oauth-error-messages/',
    'https://www.rfc-editor.org/rfc/rfc6749#section-5.2',
  ],
  profiles: ['2026'],
  severity: 'must',
  needs: [],
  twins: ['drops-tokens-on-invalid-client'],
  situation: [faultMet('token')],

  run: (test) =>
    expectConnectionOutlives(test, [
      {
        happened: 'was refused because of the client secret (invalid_client)',
        fault: {
          status: 400,
          headers: { 'Content-Type': 'application/json;charset=UTF-8' },
          body: '{"reason":"Invalid client_id or client_secret","error":"invalid_client"}',
        },
      },
    ]),
}
